package dev.edict.eval.shadow;

import dev.edict.eval.decision.Decision;
import java.util.Optional;

/**
 * What is enforced, and what would be if the candidate were.
 *
 * @param enforced the decision that holds
 * @param candidate what the candidate says; empty when it failed
 */
public record ShadowedDecision(Decision enforced, Optional<Decision> candidate) {

  /**
   * Returns whether the enforcement point would act differently by the candidate: another outcome,
   * another resource or other obligations. A candidate that failed differs.
   */
  public boolean differs() {
    return candidate.map(other -> !actsAlike(enforced, other)).orElse(true);
  }

  private static boolean actsAlike(Decision one, Decision other) {
    return one.outcome() == other.outcome()
        && one.resource().equals(other.resource())
        && one.obligations().equals(other.obligations());
  }
}
