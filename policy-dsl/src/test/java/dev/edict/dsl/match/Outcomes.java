package dev.edict.dsl.match;

/** Outcomes of canonicalisers as one word of a table of examples. */
public final class Outcomes {

  private Outcomes() {}

  /**
   * Returns the canonical text of an accepted outcome, or the code of a rejected one after an !.
   */
  public static String of(Canonical<?> outcome) {
    return outcome.isAccepted()
        ? outcome.value().toString()
        : "!" + outcome.rejection().code().id();
  }
}
