package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.NaiveEvaluator;
import dev.edict.eval.testing.NaiveEvaluator.Answer;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The tables decide as an evaluator does that looks at every rule. */
class TableAgreementProperties {

  @Property
  void tablesAgreeWithTheNaiveEvaluator(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      assertThat(summary(point.decide(request)))
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

  /** Were the comparison blind, a table without one of the rules would agree as well. */
  @Test
  void disagreementWouldBeSeen() {
    List<Long> seen = new ArrayList<>();
    for (long seed = 0; seed < 400; seed++) {
      Scenario scenario = Scenario.of(seed);
      if (!scenario.ruleSet().rules().isEmpty() && disagreesWithoutARule(scenario)) {
        seen.add(seed);
      }
    }
    assertThat(seen).hasSizeGreaterThan(40);
  }

  private static boolean disagreesWithoutARule(Scenario scenario) {
    List<Rule> rules = new ArrayList<>(scenario.ruleSet().rules());
    rules.remove(scenario.random().nextInt(rules.size()));
    RuleSet faulty = RuleSets.withRules(scenario.ruleSet(), rules);
    PolicyDecisionPoint point = Scenario.decisionPoint(faulty);
    return scenario.requests().stream()
        .anyMatch(
            request ->
                !summary(point.decide(request)).equals(expected(scenario.ruleSet(), request)));
  }
}
