package dev.edict.dsl.ast;

/** What a rule says about the requests it matches. */
public enum Effect {
  /** The request may go on, unless some rule denies it. */
  ALLOW("allow"),
  /** The request may not go on, whatever else matches. */
  DENY("deny");

  private final String keyword;

  Effect(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the word of the language for this effect. */
  public String keyword() {
    return keyword;
  }
}
