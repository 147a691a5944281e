package dev.edict.eval.combine;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.condition.ConditionOutcome;

/** What a rule whose target matches amounts to for one request. */
public enum Standing {
  /** It takes part in the decision. */
  DECIDES,
  /** Its policy is meant for teams the subject is not in. */
  NOT_APPLICABLE,
  /** It has ended. */
  EXPIRED,
  /** It allows, but its level may not. */
  INACTIVE,
  /** Its condition does not hold. */
  CONDITION_NOT_MET,
  /** It allows, and its condition cannot be evaluated. */
  CONDITION_FAILED,
  /** It would take part, but is only reported. */
  OBSERVED;

  /** Returns the standing of {@code candidate}; the condition is looked at last. */
  public static Standing of(CompiledRule candidate, Circumstances circumstances) {
    Rule rule = candidate.rule();
    if (!rule.policy().appliesTo(circumstances.teams())) {
      return NOT_APPLICABLE;
    }
    // The end of a rule is exclusive.
    if (rule.until().isPresent() && !circumstances.now().isBefore(rule.until().get())) {
      return EXPIRED;
    }
    if (candidate.allows() && !candidate.gate().admits(circumstances)) {
      return INACTIVE;
    }
    ConditionOutcome outcome = circumstances.evaluate(candidate);
    if (!outcome.matches(rule.effect())) {
      return outcome.isFailed() ? CONDITION_FAILED : CONDITION_NOT_MET;
    }
    return rule.observed() ? OBSERVED : DECIDES;
  }
}
