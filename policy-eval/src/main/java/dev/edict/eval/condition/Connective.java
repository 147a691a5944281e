package dev.edict.eval.condition;

import dev.edict.eval.condition.ConditionOutcome.Truth;
import org.jspecify.annotations.Nullable;

/** A conjunction or a disjunction: one part may decide, else a failure does, else all are alike. */
final class Connective implements CompiledCondition {
  private final CompiledCondition[] parts;
  private final Truth dominant;
  private final ConditionOutcome otherwise;

  private Connective(CompiledCondition[] parts, Truth dominant, ConditionOutcome otherwise) {
    this.parts = parts;
    this.dominant = dominant;
    this.otherwise = otherwise;
  }

  /** Returns what holds when every part does. */
  static CompiledCondition all(CompiledCondition[] parts) {
    return new Connective(parts, Truth.DOES_NOT_HOLD, ConditionOutcome.HOLDS);
  }

  /** Returns what holds when some part does. */
  static CompiledCondition any(CompiledCondition[] parts) {
    return new Connective(parts, Truth.HOLDS, ConditionOutcome.DOES_NOT_HOLD);
  }

  @Override
  public ConditionOutcome evaluate(ConditionInput input) {
    @Nullable ConditionOutcome failure = null;
    for (CompiledCondition condition : parts) {
      ConditionOutcome part = condition.evaluate(input);
      if (part.truth() == dominant) {
        return part;
      }
      if (failure == null && part.isFailed()) {
        failure = part;
      }
    }
    return failure == null ? otherwise : failure;
  }
}
