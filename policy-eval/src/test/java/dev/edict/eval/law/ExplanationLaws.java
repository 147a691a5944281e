package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.NaiveEvaluator;
import dev.edict.eval.testing.NaiveEvaluator.Answer;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.Scenario;
import dev.edict.eval.wire.ExplanationJson;
import java.util.List;
import java.util.Optional;
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
      if (decision.basis() != Basis.INVALID) {
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
      assertThat(summary(decider.apply(request)))
          .as("%s in %s", request, scenario)
          .isEqualTo(expected(scenario.ruleSet(), request));
    }
  }

  /** What of a decision the naive evaluator foretells. */
  private record Summary(
      Outcome outcome, boolean valid, Optional<Rule> rule, boolean inspect, boolean masks) {}

  private static Summary summary(Decision decision) {
    return new Summary(
        decision.outcome(),
        decision.basis() != Basis.INVALID,
        decision.rule(),
        decision.obligations().contains(new Obligation.Inspect()),
        decision.obligations().stream().anyMatch(o -> o instanceof Obligation.MaskPaths));
  }

  private static Summary expected(RuleSet ruleSet, AccessRequest request) {
    Optional<NaiveEvaluator> evaluator = NaiveEvaluator.of(ruleSet, request, RandomRuleSets.NOW);
    if (evaluator.isEmpty()) {
      return new Summary(Outcome.DENY, false, Optional.empty(), false, false);
    }
    Answer answer = evaluator.get().decide();
    return new Summary(
        answer.outcome(), true, answer.rule(), answer.inspect(), !answer.masked().isEmpty());
  }
}
