package dev.edict.eval.test;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;

/** Decides requests by a rule set, each at an instant of its own; used by one thread. */
public final class TimedDecisionPoint {
  private Instant now = Instant.EPOCH;
  private final PolicyDecisionPoint decisionPoint;

  /**
   * Compiles {@code ruleSet}.
   *
   * @throws dev.edict.dsl.PolicyException if some decision by it would be slow
   */
  public TimedDecisionPoint(RuleSet ruleSet) {
    this.decisionPoint = PolicyDecisionPoint.of(ruleSet, () -> now);
  }

  /** Returns the decision about {@code request} at {@code time}. */
  public Decision decide(AccessRequest request, Instant time) {
    now = time;
    return decisionPoint.decide(request);
  }

  /** Returns the explanation of the decision about {@code request} at {@code time}. */
  public Explanation explain(AccessRequest request, Instant time) {
    now = time;
    return decisionPoint.explain(request);
  }
}
