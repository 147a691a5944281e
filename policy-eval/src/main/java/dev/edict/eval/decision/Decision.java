package dev.edict.eval.decision;

import dev.edict.dsl.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one request.
 *
 * @param outcome what the enforcement point must do
 * @param basis what the decision rests on
 * @param rule the determining rule: the first, in the order of {@link
 *     dev.edict.dsl.rule.RuleSet#rules()}, of those that decide; present exactly when the basis is
 *     explicit
 * @param code a stable kebab-case word for the reason: {@code rule} when a rule decided, {@code
 *     needs-inspection} when HTTP rules make the answer depend on what follows, {@code no-rule},
 *     {@code inactive-allow}, {@code condition-not-met}, {@code condition-failed}, {@code
 *     expired-allow}, {@code missing-read} or {@code missing-write} when none did, {@code
 *     no-policy}, {@code policy-stale}, {@code approved}, {@code approval-missing}, {@code
 *     approval-rejected}, {@code approval-expired}, {@code approval-mismatch} or {@code
 *     rate-limited} from what stands around a decision point, or for an invalid request {@code
 *     other-subject}, {@code evaluation-error} or the code of its rejection
 * @param reason one readable sentence, lower case, without a full stop
 * @param resource the canonical form of what was judged; as received, and empty parts included,
 *     when the request is invalid
 * @param target what to connect to; present exactly when the outcome is not a denial and the
 *     request was about the network
 * @param obligations duties that come with the outcome, in a stable order
 * @param policyDigest the digest of the policy set that decided
 * @param generation which published policy set decided, counted from 1; 0 when none was published
 */
public record Decision(
    Outcome outcome,
    Basis basis,
    Optional<Rule> rule,
    String code,
    String reason,
    String resource,
    Optional<ConnectTarget> target,
    List<Obligation> obligations,
    String policyDigest,
    long generation) {

  /** Copies the list and checks that the parts fit together. */
  public Decision {
    obligations = List.copyOf(obligations);
    if (rule.isPresent() != (basis == Basis.EXPLICIT)) {
      throw new IllegalArgumentException("basis " + basis + " with rule " + rule);
    }
    if (outcome != Outcome.DENY && basis != Basis.EXPLICIT) {
      throw new IllegalArgumentException(outcome + " without a rule");
    }
    if (outcome == Outcome.DENY && target.isPresent()) {
      throw new IllegalArgumentException("a denial with the target " + target.get());
    }
  }

  /** Makes a decision that tells of nothing to connect to. */
  public Decision(
      Outcome outcome,
      Basis basis,
      Optional<Rule> rule,
      String code,
      String reason,
      String resource,
      List<Obligation> obligations,
      String policyDigest,
      long generation) {
    this(
        outcome,
        basis,
        rule,
        code,
        reason,
        resource,
        Optional.empty(),
        obligations,
        policyDigest,
        generation);
  }

  /**
   * Returns what the author of the determining rule has to say to those whose request it decides;
   * unlike obligations it binds nobody.
   */
  public List<String> advice() {
    return rule.map(Rule::advice).orElse(List.of());
  }

  /** Returns whether the request may go on at once. */
  public boolean isAllowed() {
    return outcome == Outcome.ALLOW;
  }
}
