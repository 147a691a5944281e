package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition;

/**
 * A condition made ready to be evaluated often. Immutable; used by many threads.
 *
 * <p>Total: whatever the request holds, there is an outcome. Every outcome it can have was made
 * with it, so that evaluation allocates nothing, unless it reads JSON arguments, asks another
 * domain or compares numbers of more than 18 digits.
 */
@FunctionalInterface
public interface CompiledCondition {

  /** The condition that always holds. */
  CompiledCondition ALWAYS = input -> ConditionOutcome.HOLDS;

  /** Returns {@code condition} compiled. */
  static CompiledCondition of(Condition condition) {
    return condition.equals(Condition.ALWAYS) ? ALWAYS : ConditionCompiler.compile(condition);
  }

  /** Returns what becomes of the condition. */
  ConditionOutcome evaluate(ConditionInput input);
}
