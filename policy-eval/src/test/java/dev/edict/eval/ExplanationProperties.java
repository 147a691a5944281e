package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Effect;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Explanations and decisions tell the same story. */
class ExplanationProperties {

  @Property
  void tracesAreInRuleOrderAndOncePerRule(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      List<Integer> places =
          point.explain(request).traces().stream()
              .map(trace -> scenario.ruleSet().rules().indexOf(trace.rule()))
              .toList();
      assertThat(places).as("%s in %s", request, scenario).isSorted().doesNotHaveDuplicates();
    }
  }

  @Property
  void statusesFitTheOutcome(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Explanation explanation = point.explain(request);
      for (RuleTrace trace : explanation.traces()) {
        assertThat(fits(trace, explanation.decision()))
            .as("%s of %s in %s", trace, request, scenario)
            .isTrue();
      }
    }
  }

  private static boolean fits(RuleTrace trace, Decision decision) {
    boolean allow = trace.rule().effect() == Effect.ALLOW;
    boolean denied = decision.outcome() == Outcome.DENY;
    return switch (trace.status()) {
      case DETERMINING -> decision.basis() == Basis.EXPLICIT && allow != denied;
      case MATCHED -> !allow || !denied;
      case OVERRIDDEN -> allow && denied && decision.basis() == Basis.EXPLICIT;
      case INACTIVE -> allow;
      case CONDITION_NOT_MET, CONDITION_FAILED, EXPIRED, OBSERVED, NEARLY -> true;
    };
  }
}
