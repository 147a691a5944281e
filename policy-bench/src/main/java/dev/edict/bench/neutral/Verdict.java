package dev.edict.bench.neutral;

import java.util.Locale;

/**
 * The only right answer to a request.
 *
 * @param kind what decides
 * @param rule the first rule that decides; {@value #NO_RULE} when there is none
 */
public record Verdict(Kind kind, String rule) {
  /** Stands where there is no rule. */
  public static final String NO_RULE = "-";

  /** No rule matches. */
  public static final Verdict NONE = new Verdict(Kind.NONE, NO_RULE);

  /** Returns the verdict of a rule that decides. */
  public static Verdict of(NeutralRule rule) {
    return new Verdict(rule.allow() ? Kind.ALLOW : Kind.DENY, rule.id());
  }

  /** Returns whether the request may go ahead. */
  public boolean isAllowed() {
    return kind == Kind.ALLOW;
  }

  /** What decides. */
  public enum Kind {
    /** An allow. */
    ALLOW,
    /** A deny. */
    DENY,
    /** No rule, so the request is denied. */
    NONE;

    /** Returns the word for it in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
