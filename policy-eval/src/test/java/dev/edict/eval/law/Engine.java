package dev.edict.eval.law;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.EffectiveLimit;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.approval.ApprovalProvider;
import dev.edict.eval.approval.ApprovedDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import dev.edict.eval.shadow.ShadowedDecisionPoint;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import java.util.function.Function;

/** What is held to the laws. As it stands it is the product; doubles with a fault override. */
class Engine {

  /** Returns what decides by {@code rules}. */
  Function<AccessRequest, Decision> decider(RuleSet rules) {
    return Scenario.decisionPoint(rules)::decide;
  }

  /** Returns what decides by {@code rules} for one subject. */
  Function<AccessRequest, Decision> decider(
      RuleSet rules, Subject subject, Environment environment) {
    PolicyDecisionPoint point = Scenario.decisionPoint(rules);
    return point.specialize(subject, environment)::decide;
  }

  /** Returns the enforced decisions of a pair. */
  Function<AccessRequest, Decision> shadowed(
      Function<AccessRequest, Decision> enforced, Function<AccessRequest, Decision> candidate) {
    ShadowedDecisionPoint both = ShadowedDecisionPoint.of(enforced, candidate);
    return request -> both.decide(request).enforced();
  }

  /** Returns what decides with the help of a person. */
  Function<AccessRequest, Decision> approved(
      Function<AccessRequest, Decision> decisions, ApprovalProvider provider) {
    return ApprovedDecisionPoint.of(decisions, provider)::decide;
  }

  Explanation explain(RuleSet rules, AccessRequest request) {
    return Scenario.decisionPoint(rules).explain(request);
  }

  List<EffectiveLimit> limits(RuleSet rules, Subject subject) {
    return Scenario.decisionPoint(rules).effectiveLimits(subject);
  }

  boolean covers(LawPattern one, LawPattern other) {
    return one.covers(other);
  }
}
