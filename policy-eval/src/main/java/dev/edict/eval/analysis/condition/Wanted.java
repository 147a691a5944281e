package dev.edict.eval.analysis.condition;

import dev.edict.eval.condition.ConditionOutcome.Truth;

/** Which outcomes of a test a rule needs; the evaluation has three. */
public enum Wanted {
  /** It holds. */
  TRUE,
  /** It does not hold. */
  FALSE,
  /** It does not hold, or cannot be told. */
  NOT_TRUE,
  /** It holds, or cannot be told. */
  NOT_FALSE;

  /** Returns whether {@code truth} is one of these outcomes. */
  public boolean accepts(Truth truth) {
    return switch (this) {
      case TRUE -> truth == Truth.HOLDS;
      case FALSE -> truth == Truth.DOES_NOT_HOLD;
      case NOT_TRUE -> truth != Truth.HOLDS;
      case NOT_FALSE -> truth != Truth.DOES_NOT_HOLD;
    };
  }

  /** Returns what is wanted of a part when this is wanted of its negation. */
  Wanted negated() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case NOT_TRUE -> NOT_FALSE;
      case NOT_FALSE -> NOT_TRUE;
    };
  }

  /** Returns whether all parts of a conjunction must be so, as opposed to some. */
  boolean isOfAllInConjunction() {
    return this == TRUE || this == NOT_FALSE;
  }
}
