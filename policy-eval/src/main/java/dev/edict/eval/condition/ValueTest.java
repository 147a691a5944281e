package dev.edict.eval.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.eval.condition.ConditionOutcome.Problem;

/**
 * Tests one value.
 *
 * @param source where the value comes from
 * @param relation what it must fulfil
 * @param absent the outcome when the request does not have it
 * @param mistyped the outcome when its type is none that the relation knows
 */
record ValueTest(
    ValueSource source, ValueRelation relation, ConditionOutcome absent, ConditionOutcome mistyped)
    implements CompiledCondition {

  static ValueTest of(Operand operand, ValueRelation relation) {
    return new ValueTest(
        ValueSource.of(operand),
        relation,
        ConditionOutcome.failed(Problem.ABSENT, operand),
        ConditionOutcome.failed(Problem.WRONG_TYPE, operand));
  }

  @Override
  public ConditionOutcome evaluate(ConditionInput input) {
    Object value = source.read(input);
    return value == null ? absent : relation.test(value).outcome(mistyped);
  }
}
