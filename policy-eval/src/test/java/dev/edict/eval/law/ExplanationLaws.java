package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.DecisionSummary;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.Scenario;
import dev.edict.eval.wire.ExplanationJson;
import java.util.List;
import java.util.function.Function;

/** What is said about a decision, and what other ways to it say. */
final class ExplanationLaws {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExplanationLaws() {}

  static void explanationAgrees(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Explanation explanation = engine.explain(scenario.ruleSet(), request);
      Decision decision = decider.apply(request);
      assertThat(explanation.decision()).as("%s in %s", request, scenario).isEqualTo(decision);
      assertThat(determining(explanation))
          .as("%s in %s", request, scenario)
          .isEqualTo(decision.rule().stream().toList());
      JsonNode trace = json(explanation);
      if (decision.basis() != Basis.INVALID && !TraceChecker.dependsOnParts(trace)) {
        assertThat(TraceChecker.recombined(trace))
            .as("%s in %s", trace, scenario)
            .isEqualTo(TraceChecker.decided(trace));
      }
    }
  }

  private static List<Rule> determining(Explanation explanation) {
    return explanation.traces().stream()
        .filter(trace -> trace.status() == Status.DETERMINING)
        .map(RuleTrace::rule)
        .toList();
  }

  static JsonNode json(Explanation explanation) {
    try {
      return JSON.readTree(ExplanationJson.write(null, explanation));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  static void sameInputSameBytes(long seed, Engine engine) {
    assertThat(bytes(seed, engine)).isEqualTo(bytes(seed, engine));
  }

  private static List<String> bytes(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    return scenario.requests().stream()
        .map(request -> engine.explain(scenario.ruleSet(), request))
        .map(explanation -> ExplanationJson.write("id", explanation))
        .toList();
  }

  static void tablesAgreeWithTheScan(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      assertThat(DecisionSummary.of(decider.apply(request)))
          .as("%s in %s", request, scenario)
          .isEqualTo(DecisionSummary.foretold(scenario.ruleSet(), request, RandomRuleSets.NOW));
    }
  }
}
