package dev.edict.eval.decision;

import java.util.Locale;

/** What a decision rests on. */
public enum Basis {
  /** A rule decided; the decision names it. */
  EXPLICIT,
  /** No rule decided, so the request is denied. */
  IMPLICIT,
  /** The request or its evaluation is faulty, so it is denied. */
  INVALID;

  /** Returns the lower-case word used in audit events. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
