package dev.edict.eval.limit;

import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.limit.CallRateLimiter.Caller;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides, and denies MCP calls beyond the rate that the policies set for the subject, for each
 * user and sandbox. Only calls that are allowed count, so put approvals inside:
 *
 * <pre>{@code
 * ApprovedDecisionPoint approved = ApprovedDecisionPoint.of(pdp::decide, provider);
 * RateLimitedDecisionPoint limited =
 *     RateLimitedDecisionPoint.of(approved::decide, pdp::callLimit, new CallRateLimiter());
 * }</pre>
 *
 * <p>Such a denial is implicit, as no rule decides it, with the code {@link #RATE_LIMITED}. Safe
 * for use by many threads.
 */
public final class RateLimitedDecisionPoint {

  /** The code of a denial of a call that comes too soon. */
  public static final String RATE_LIMITED = "rate-limited";

  private final Function<AccessRequest, Decision> decisions;
  private final Function<Subject, Optional<ResourceLimit>> limits;
  private final CallRateLimiter limiter;

  private RateLimitedDecisionPoint(
      Function<AccessRequest, Decision> decisions,
      Function<Subject, Optional<ResourceLimit>> limits,
      CallRateLimiter limiter) {
    this.decisions = decisions;
    this.limits = limits;
    this.limiter = limiter;
  }

  /**
   * Returns a decision point.
   *
   * @param decisions what decides
   * @param limits the limit of calls per minute that holds for a subject, if one does
   * @param limiter what counts the calls; several decision points may share one
   */
  public static RateLimitedDecisionPoint of(
      Function<AccessRequest, Decision> decisions,
      Function<Subject, Optional<ResourceLimit>> limits,
      CallRateLimiter limiter) {
    return new RateLimitedDecisionPoint(decisions, limits, limiter);
  }

  /** Returns whether the request may go on; an allowed call is counted by that. */
  public Decision decide(AccessRequest request) {
    Decision decision = decisions.apply(request);
    if (decision.outcome() != Outcome.ALLOW || !(request instanceof ToolCallRequest)) {
      return decision;
    }
    Optional<ResourceLimit> limit = limits.apply(request.subject());
    Caller caller = new Caller(request.subject().user(), request.environment().sandbox());
    return limit.isEmpty() || limiter.tryAcquire(caller, limit.get().amount())
        ? decision
        : tooSoon(decision, limit.get());
  }

  private static Decision tooSoon(Decision decision, ResourceLimit limit) {
    return new Decision(
        Outcome.DENY,
        Basis.IMPLICIT,
        Optional.empty(),
        RATE_LIMITED,
        "policy \""
            + limit.policy().name()
            + "\" limits calls to "
            + limit.amount()
            + " per minute",
        decision.resource(),
        List.of(),
        decision.policyDigest(),
        decision.generation());
  }
}
