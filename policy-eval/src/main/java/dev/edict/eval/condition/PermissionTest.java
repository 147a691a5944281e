package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition.Permitted;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.eval.condition.ConditionOutcome.Problem;

/**
 * Asks the rules of another domain about the resource that an argument names.
 *
 * @param source where the argument comes from
 * @param action what would be done with the resource
 * @param absent the outcome when the request does not have the argument
 * @param mistyped the outcome when it is no text
 * @param unreadable the outcome when it names no resource
 */
record PermissionTest(
    ValueSource source,
    PermittedAction action,
    ConditionOutcome absent,
    ConditionOutcome mistyped,
    ConditionOutcome unreadable)
    implements CompiledCondition {

  static PermissionTest of(Permitted permitted) {
    return new PermissionTest(
        ValueSource.of(permitted.argument()),
        permitted.action(),
        ConditionOutcome.failed(Problem.ABSENT, permitted.argument()),
        ConditionOutcome.failed(Problem.WRONG_TYPE, permitted.argument()),
        ConditionOutcome.failed(Problem.UNREADABLE, permitted.argument()));
  }

  @Override
  public ConditionOutcome evaluate(ConditionInput input) {
    Object value = source.read(input);
    if (!(value instanceof String resource)) {
      return value == null ? absent : mistyped;
    }
    return switch (input.check(action, resource)) {
      case GRANTED -> ConditionOutcome.HOLDS;
      case REFUSED -> ConditionOutcome.DOES_NOT_HOLD;
      case UNREADABLE -> unreadable;
    };
  }
}
