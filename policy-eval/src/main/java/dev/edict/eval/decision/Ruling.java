package dev.edict.eval.decision;

import dev.edict.dsl.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A decision without the words: what does not depend on the resource, so that one object serves for
 * every request that the same rule decides. Has no canonical resource and no target to connect to;
 * who acts on a ruling acts on the very text that was asked about, or asks {@code decide}.
 *
 * @param outcome what the enforcement point must do
 * @param basis what the decision rests on
 * @param rule the determining rule; present exactly when the basis is explicit
 * @param code a stable word for the reason, as in {@link Decision#code}
 * @param obligations duties that come with the outcome, in a stable order
 * @param policyDigest the digest of the policy set that decided
 * @param generation which published policy set decided
 */
public record Ruling(
    Outcome outcome,
    Basis basis,
    Optional<Rule> rule,
    String code,
    List<Obligation> obligations,
    String policyDigest,
    long generation) {

  /** Copies the list. */
  public Ruling {
    obligations = List.copyOf(obligations);
  }

  /** Returns what {@code decision} says but for the words. */
  public static Ruling of(Decision decision) {
    return new Ruling(
        decision.outcome(),
        decision.basis(),
        decision.rule(),
        decision.code(),
        decision.obligations(),
        decision.policyDigest(),
        decision.generation());
  }

  /** Returns whether the request may go on at once. */
  public boolean isAllowed() {
    return outcome == Outcome.ALLOW;
  }
}
