package dev.edict.audit.journal;

import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides and records in a journal: exactly one event for every decision. A decision that cannot be
 * recorded is a denial with the code {@link AuditedDecisionPoint#AUDIT_FAILED}. Safe for use by
 * many threads.
 */
public final class JournaledDecisionPoint {
  private final Function<AccessRequest, Decision> decisions;
  private final AuditJournal journal;

  private JournaledDecisionPoint(
      Function<AccessRequest, Decision> decisions, AuditJournal journal) {
    this.decisions = decisions;
    this.journal = journal;
  }

  /** Returns a decision point that asks {@code decisions} and records in {@code journal}. */
  public static JournaledDecisionPoint of(
      Function<AccessRequest, Decision> decisions, AuditJournal journal) {
    return new JournaledDecisionPoint(decisions, journal);
  }

  /** Returns whether the request may go on, after the event of it is kept. */
  public Decision decide(AccessRequest request) {
    Decision decision = decisions.apply(request);
    try {
      journal.write(request, decision);
      return decision;
    } catch (IOException | RuntimeException notKept) {
      return notRecorded(decision);
    }
  }

  private static Decision notRecorded(Decision decision) {
    return new Decision(
        Outcome.DENY,
        Basis.INVALID,
        Optional.empty(),
        AuditedDecisionPoint.AUDIT_FAILED,
        "the decision could not be recorded",
        decision.resource(),
        List.of(),
        decision.policyDigest(),
        decision.generation());
  }
}
