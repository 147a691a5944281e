package dev.edict.eval.condition;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a condition.
 *
 * @param truth whether it holds
 * @param problem what is wrong; null unless the condition failed
 * @param attribute the value that is to blame; null unless the condition failed because of one
 */
public record ConditionOutcome(
    Truth truth, @Nullable Problem problem, @Nullable AttributeValue attribute) {

  /** The condition holds. */
  public static final ConditionOutcome HOLDS = new ConditionOutcome(Truth.HOLDS, null, null);

  /** The condition does not hold. */
  public static final ConditionOutcome DOES_NOT_HOLD =
      new ConditionOutcome(Truth.DOES_NOT_HOLD, null, null);

  /** Returns {@link #HOLDS} or {@link #DOES_NOT_HOLD}. */
  public static ConditionOutcome of(boolean holds) {
    return holds ? HOLDS : DOES_NOT_HOLD;
  }

  /** The condition is nested too deep to be evaluated. */
  static final ConditionOutcome TOO_DEEP =
      new ConditionOutcome(Truth.FAILED, Problem.TOO_DEEP, null);

  /** Returns the failure of a test of {@code operand}, blaming it if it is an attribute. */
  static ConditionOutcome failed(Problem problem, Operand operand) {
    return new ConditionOutcome(
        Truth.FAILED, problem, operand instanceof AttributeValue attribute ? attribute : null);
  }

  /** Returns the outcome of the negated condition; of a failure, the same failure. */
  ConditionOutcome negation() {
    return switch (truth) {
      case HOLDS -> DOES_NOT_HOLD;
      case DOES_NOT_HOLD -> HOLDS;
      case FAILED -> this;
    };
  }

  /** Returns whether the condition could not be evaluated. */
  public boolean isFailed() {
    return truth == Truth.FAILED;
  }

  /**
   * Returns whether a rule of that effect, whose target matches, matches with this outcome: a
   * failure counts against the request.
   */
  public boolean matches(Effect effect) {
    return switch (truth) {
      case HOLDS -> true;
      case DOES_NOT_HOLD -> false;
      case FAILED -> effect == Effect.DENY;
    };
  }

  /**
   * Returns the outcome in a few words for people, lower case, without a full stop; no content of
   * the request is repeated.
   */
  public String detail() {
    if (problem == null) {
      return truth == Truth.HOLDS ? "the condition holds" : "the condition does not hold";
    }
    return (attribute == null ? "the condition " : "`" + attribute + "` ") + problem.words;
  }

  /** Whether a condition holds. */
  public enum Truth {
    /** It holds. */
    HOLDS,
    /** It does not hold. */
    DOES_NOT_HOLD,
    /** It cannot be told. */
    FAILED;

    static Truth of(boolean holds) {
      return holds ? HOLDS : DOES_NOT_HOLD;
    }

    /** Returns the outcome of this truth, {@code failure} if it cannot be told. */
    ConditionOutcome outcome(ConditionOutcome failure) {
      return switch (this) {
        case HOLDS -> ConditionOutcome.HOLDS;
        case DOES_NOT_HOLD -> ConditionOutcome.DOES_NOT_HOLD;
        case FAILED -> failure;
      };
    }
  }

  /** What can be wrong with a value. */
  public enum Problem {
    /** The request does not have it. */
    ABSENT("is absent"),
    /** It has another type than the condition needs. */
    WRONG_TYPE("has the wrong type"),
    /** It names no resource of the domain that is asked about. */
    UNREADABLE("cannot be read as a resource"),
    /** The condition is nested deeper than any that is read from a policy. */
    TOO_DEEP("is nested too deep");

    private final String words;

    Problem(String words) {
      this.words = words;
    }
  }
}
