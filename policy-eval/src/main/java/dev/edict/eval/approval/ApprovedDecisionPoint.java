package dev.edict.eval.approval;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides, and asks a person where a rule wants that, so that the answer is always {@code ALLOW} or
 * {@code DENY}. After the person's answer the request is decided anew: if the policy set was
 * replaced meanwhile, the approval is void. Safe for use by many threads.
 *
 * <pre>{@code
 * ApprovedDecisionPoint approved = ApprovedDecisionPoint.of(pdp::decide, provider);
 * boolean goesOn = approved.decide(request).isAllowed();
 * }</pre>
 */
public final class ApprovedDecisionPoint {
  private final Function<AccessRequest, Decision> decisions;
  private final ApprovalProvider provider;
  private final ApprovalLedger ledger;

  private ApprovedDecisionPoint(
      Function<AccessRequest, Decision> decisions,
      ApprovalProvider provider,
      ApprovalLedger ledger) {
    this.decisions = decisions;
    this.provider = provider;
    this.ledger = ledger;
  }

  /** Returns a decision point that asks {@code provider}, which has five minutes to answer. */
  public static ApprovedDecisionPoint of(
      Function<AccessRequest, Decision> decisions, ApprovalProvider provider) {
    return new ApprovedDecisionPoint(decisions, provider, ApprovalLedger.of(decisions));
  }

  /**
   * Returns this decision point with another clock and other bounds.
   *
   * @param patience how long an answer may take
   * @param mostWaiting how many requests may wait for an answer at once, 1 or more
   */
  public ApprovedDecisionPoint with(InstantSource clock, Duration patience, int mostWaiting) {
    return new ApprovedDecisionPoint(
        decisions, provider, ledger.with(clock, patience, mostWaiting));
  }

  /**
   * Returns whether the request may go on. Denies with the code {@code approval-missing}, {@code
   * approval-rejected}, {@code approval-expired} or {@code approval-mismatch} where an approval is
   * needed and not had.
   */
  public Decision decide(AccessRequest request) {
    Decision decision = decisions.apply(request);
    if (decision.outcome() != Outcome.APPROVAL_REQUIRED) {
      return decision;
    }
    Optional<ApprovalRequest> asked = ledger.ask(request, decision);
    return asked.isPresent()
        ? decide(request, asked.get(), decision)
        : ApprovalLedger.refused(decision, Refusal.MISSING);
  }

  private Decision decide(AccessRequest request, ApprovalRequest asked, Decision decision) {
    ApprovalAnswer answer = answer(asked);
    Refusal refusal = answer == null ? Refusal.MISSING : Refusal.MISMATCH;
    if (answer == null || !answer.isTo(asked)) {
      ledger.withdraw(asked.id());
      return ApprovalLedger.refused(decision, refusal);
    }
    ledger.answer(answer);
    return ledger.redeem(asked.id(), request);
  }

  private @Nullable ApprovalAnswer answer(ApprovalRequest asked) {
    try {
      return provider.ask(asked).orElse(null);
    } catch (RuntimeException noAnswer) {
      return null;
    }
  }
}
