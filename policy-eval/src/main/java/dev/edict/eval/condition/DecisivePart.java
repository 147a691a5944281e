package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition;
import dev.edict.eval.condition.ConditionOutcome.Truth;

/** Which part of a condition keeps it from holding, in words. */
public final class DecisivePart {
  private DecisivePart() {}

  /**
   * Returns what became of {@code condition} in a few words, lower case, without a full stop: the
   * part that is to blame and what is the matter with it. Values of the request are not repeated.
   */
  public static String describe(Condition condition, ConditionInput input) {
    ConditionOutcome outcome = CompiledCondition.of(condition).evaluate(input);
    return outcome.truth() == Truth.DOES_NOT_HOLD ? notHolding(condition, input) : outcome.detail();
  }

  private static String notHolding(Condition condition, ConditionInput input) {
    Condition part = condition;
    while (part instanceof Condition.All all) {
      part = firstNotHolding(all, input);
    }
    if (part instanceof Condition.Not not) {
      return "`" + ConditionText.of(not.part()) + "` holds";
    }
    return "`" + ConditionText.of(part) + "` does not hold";
  }

  private static Condition firstNotHolding(Condition.All all, ConditionInput input) {
    return all.parts().stream()
        .filter(part -> CompiledCondition.of(part).evaluate(input).truth() == Truth.DOES_NOT_HOLD)
        .findFirst()
        .orElseThrow(() -> new AssertionError("a conjunction fails by one of its parts"));
  }
}
