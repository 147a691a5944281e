package dev.edict.eval.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Problem;
import dev.edict.eval.condition.ConditionOutcome.Truth;

/**
 * Tests two values against each other.
 *
 * @param left where the first comes from
 * @param right where the second comes from
 * @param relation what they must fulfil
 * @param leftAbsent the outcome when the request does not have the first
 * @param rightAbsent the outcome when the request does not have the second
 * @param mistyped the outcome when their types do not go together
 */
record PairTest(
    ValueSource left,
    ValueSource right,
    Relation relation,
    ConditionOutcome leftAbsent,
    ConditionOutcome rightAbsent,
    ConditionOutcome mistyped)
    implements CompiledCondition {

  /** A relation between two values; failed when their types do not go together. */
  @FunctionalInterface
  interface Relation {
    Truth test(Object left, Object right);
  }

  static PairTest of(Operand left, Operand right, Relation relation) {
    return new PairTest(
        ValueSource.of(left),
        ValueSource.of(right),
        relation,
        ConditionOutcome.failed(Problem.ABSENT, left),
        ConditionOutcome.failed(Problem.ABSENT, right),
        ConditionOutcome.failed(Problem.WRONG_TYPE, lessCertain(left, right)));
  }

  /** Returns the operand to blame: the one whose type was not known before, if it is one of two. */
  private static Operand lessCertain(Operand left, Operand right) {
    boolean blameRight = right instanceof AttributeValue && left.type() != ValueType.JSON;
    return blameRight ? right : left;
  }

  @Override
  public ConditionOutcome evaluate(ConditionInput input) {
    Object first = left.read(input);
    if (first == null) {
      return leftAbsent;
    }
    Object second = right.read(input);
    return second == null ? rightAbsent : relation.test(first, second).outcome(mistyped);
  }
}
