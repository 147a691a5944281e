package dev.edict.eval.law;

import static dev.edict.eval.law.Outcomes.assertNothingMore;
import static dev.edict.eval.law.Outcomes.decisions;
import static dev.edict.eval.law.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What rules come to that match together. */
final class PrecedenceLaws {
  private static final Condition UNTOLD =
      new Condition.Comparison(
          Operator.EQUAL,
          new Operand.AttributeValue(
              AttributeRoot.SUBJECT,
              List.of(new Operand.Step.Member("never supplied")),
              ValueType.STRING),
          new Operand.StringValue("x"));

  private PrecedenceLaws() {}

  static void defaultDeny(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    RuleSet denies = Outcomes.keep(scenario.ruleSet(), rule -> rule.effect() == Effect.DENY);
    RuleSet none = Outcomes.keep(scenario.ruleSet(), rule -> false);
    assertThat(outcomes(engine, scenario, denies)).containsOnly(Outcome.DENY);
    assertThat(outcomes(engine, scenario, none)).containsOnly(Outcome.DENY);
  }

  static void denyBeatsAllow(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> rules = new ArrayList<>(scenario.ruleSet().rules());
    for (Rule rule : scenario.ruleSet().rules()) {
      if (rule.effect() == Effect.ALLOW) {
        rules.add(
            rules.size() / 2,
            RuleBuilder.deny("no " + rule.id().rule(), floor(rule)).in(rule.policy()));
      }
    }
    assertThat(outcomes(engine, scenario, RuleSets.withRules(scenario.ruleSet(), rules)))
        .as("%s", scenario)
        .containsOnly(Outcome.DENY);
  }

  /** Returns the target of a rule; for HTTP requests the connections that carry them. */
  private static RuleTarget floor(Rule rule) {
    return rule.target() instanceof RuleTarget.Http http
        ? new RuleTarget.Connect(EnumSet.of(Protocol.TCP), http.endpoints())
        : rule.target();
  }

  static void orderIrrelevant(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> shuffled = new ArrayList<>(scenario.ruleSet().rules());
    Collections.shuffle(shuffled, scenario.random());
    assertSame(engine, scenario, RuleSets.withRules(scenario.ruleSet(), shuffled));
  }

  static void duplicationIrrelevant(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> rules = new ArrayList<>(scenario.ruleSet().rules());
    if (rules.isEmpty()) {
      return;
    }
    int repeated = scenario.random().nextInt(rules.size());
    for (int copy = 0; copy < 3; copy++) {
      rules.add(repeated, renamed(rules.get(repeated), "copy " + copy));
    }
    assertSame(engine, scenario, RuleSets.withRules(scenario.ruleSet(), rules));
  }

  private static void assertSame(Engine engine, Scenario scenario, RuleSet changed) {
    assertThat(outcomes(engine, scenario, changed))
        .as("%s", scenario)
        .isEqualTo(outcomes(engine, scenario, scenario.ruleSet()));
  }

  static void addingADenyNeverAllowsMore(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Rule added = new RandomRuleSets(scenario.random()).deny("added", anyPolicy(scenario));
    RuleSet more = Outcomes.with(scenario.ruleSet(), added);
    assertNothingMore(engine, scenario, more, scenario.ruleSet());
  }

  static void addingAnAllowNeverDeniesMore(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Rule added = new RandomRuleSets(scenario.random()).allow("added", anyPolicy(scenario));
    RuleSet more = Outcomes.with(scenario.ruleSet(), added);
    assertNothingMore(engine, scenario, scenario.ruleSet(), more);
  }

  private static Policy anyPolicy(Scenario scenario) {
    List<Policy> policies = scenario.ruleSet().policies();
    return policies.get((int) Math.floorMod(scenario.seed(), (long) policies.size()));
  }

  static void renamingIrrelevant(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> renamed = scenario.ruleSet().rules().stream().map(PrecedenceLaws::renamed).toList();
    List<Decision> before = decisions(engine, scenario, scenario.ruleSet());
    List<Decision> after =
        decisions(engine, scenario, RuleSets.withRules(scenario.ruleSet(), renamed));
    for (int i = 0; i < before.size(); i++) {
      Optional<Rule> expected = before.get(i).rule().map(PrecedenceLaws::renamed);
      assertThat(after.get(i).outcome()).isEqualTo(before.get(i).outcome());
      assertThat(after.get(i).rule()).isEqualTo(expected);
    }
  }

  // The complement of each digit turns the order of the names round.
  private static Rule renamed(Rule rule) {
    StringBuilder name = new StringBuilder("z");
    rule.id().rule().chars().forEach(c -> name.append((char) ('~' - c + ' ')));
    return renamed(rule, name.toString());
  }

  private static Rule renamed(Rule rule, String name) {
    return changed(rule, new RuleId(rule.id().policy(), name), rule.condition());
  }

  static Rule changed(Rule rule, RuleId id, Condition condition) {
    return new Rule(
        id,
        rule.policy(),
        rule.effect(),
        rule.observed(),
        rule.target(),
        condition,
        rule.until(),
        rule.approval(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }

  static void observedNeverInfluences(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    RuleSet enforced = Outcomes.keep(scenario.ruleSet(), rule -> !rule.observed());
    assertThat(decisions(engine, scenario, enforced))
        .as("%s", scenario)
        .isEqualTo(decisions(engine, scenario, scenario.ruleSet()));
  }

  static void failingConditionFailsSafe(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> rules = scenario.ruleSet().rules();
    if (rules.isEmpty()) {
      return;
    }
    Rule rule = rules.get(scenario.random().nextInt(rules.size()));
    RuleSet without = Outcomes.keep(scenario.ruleSet(), other -> !other.equals(rule));
    RuleSet untold = Outcomes.replace(scenario.ruleSet(), rule, changed(rule, rule.id(), UNTOLD));
    RuleSet always =
        Outcomes.replace(scenario.ruleSet(), rule, changed(rule, rule.id(), Condition.ALWAYS));
    assertThat(outcomes(engine, scenario, untold))
        .as("%s of %s", rule.id(), scenario)
        .isEqualTo(outcomes(engine, scenario, rule.effect() == Effect.ALLOW ? without : always));
  }
}
