package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decisions compared, and rule sets changed in one rule. */
final class Outcomes {
  /** Outcomes from the least to the most that they let through. */
  private static final List<Outcome> ORDER =
      List.of(Outcome.DENY, Outcome.APPROVAL_REQUIRED, Outcome.ALLOW);

  private Outcomes() {}

  static List<Decision> decisions(Engine engine, Scenario scenario, RuleSet rules) {
    Function<AccessRequest, Decision> decider = engine.decider(rules);
    return scenario.requests().stream().map(decider).toList();
  }

  static List<Outcome> outcomes(Engine engine, Scenario scenario, RuleSet rules) {
    return decisions(engine, scenario, rules).stream().map(Decision::outcome).toList();
  }

  static void assertNothingMore(Engine engine, Scenario scenario, RuleSet narrow, RuleSet wide) {
    List<Decision> less = decisions(engine, scenario, narrow);
    List<Decision> more = decisions(engine, scenario, wide);
    for (int i = 0; i < less.size(); i++) {
      assertNotHigher(less.get(i), more.get(i), scenario);
    }
  }

  static void assertNotHigher(Decision less, Decision more, Object context) {
    assertThat(ORDER.indexOf(less.outcome()))
        .as("%s beside %s in %s", less, more, context)
        .isLessThanOrEqualTo(ORDER.indexOf(more.outcome()));
  }

  static RuleSet with(RuleSet ruleSet, Rule added) {
    List<Rule> rules = new ArrayList<>(ruleSet.rules());
    rules.add(added);
    return RuleSets.withRules(ruleSet, rules);
  }

  static RuleSet keep(RuleSet ruleSet, Predicate<Rule> kept) {
    return RuleSets.withRules(ruleSet, ruleSet.rules().stream().filter(kept).toList());
  }

  static RuleSet replace(RuleSet ruleSet, Rule old, Rule replacement) {
    return RuleSets.withRules(
        ruleSet,
        ruleSet.rules().stream().map(rule -> rule.equals(old) ? replacement : rule).toList());
  }
}
