package dev.edict.eval.analysis.diff;

import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;

/**
 * Requests that are decided differently.
 *
 * @param region which requests, on one line
 * @param outcome what becomes of them now; before it was something else
 * @param example one of them, in the words of tests
 * @param request the same request
 * @param before the decision about it before
 * @param after the decision about it now
 */
public record Change(
    String region,
    Outcome outcome,
    String example,
    AccessRequest request,
    Decision before,
    Decision after) {

  /** Returns whether more is let through: allowed now, or asked about where it was denied. */
  public boolean isWidening() {
    return outcome == Outcome.ALLOW
        || (outcome == Outcome.APPROVAL_REQUIRED && before.outcome() == Outcome.DENY);
  }
}
