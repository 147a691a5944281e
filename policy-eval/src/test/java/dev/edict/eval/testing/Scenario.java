package dev.edict.eval.testing;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A rule set with requests near it.
 *
 * @param seed all that it depends on
 */
public record Scenario(long seed, RuleSet ruleSet, List<AccessRequest> requests) {
  private static final int REQUESTS = 8;

  /** Returns the scenario of a seed, which is always the same. */
  public static Scenario of(long seed) {
    Random random = new Random(seed);
    RuleSet ruleSet = new RandomRuleSets(random).ruleSet();
    RandomRequests source = new RandomRequests(random, ruleSet);
    List<AccessRequest> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      requests.add(source.request());
    }
    return new Scenario(seed, ruleSet, List.copyOf(requests));
  }

  /** Returns a source of further choices that depend on the seed alone. */
  public Random random() {
    return new Random(~seed);
  }

  /** Returns a decision point for {@code rules} at the instant that scenarios are about. */
  public static PolicyDecisionPoint decisionPoint(RuleSet rules) {
    return PolicyDecisionPoint.of(rules, () -> RandomRuleSets.NOW);
  }

  /** Returns the decisions on all requests by other rules. */
  public List<Decision> decisions(RuleSet rules) {
    PolicyDecisionPoint point = decisionPoint(rules);
    return requests.stream().map(point::decide).toList();
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ruleSet.rules().stream().map(Scenario::line).collect(Collectors.joining())
        + "\n  grants "
        + ruleSet.delegations();
  }

  private static String line(Rule rule) {
    return "\n  "
        + rule.id()
        + " "
        + rule.level()
        + rule.policy().teams()
        + (rule.observed() ? " observe " : " ")
        + rule.effect()
        + " "
        + rule.target()
        + " "
        + rule.condition()
        + rule.until()
        + rule.approval();
  }
}
