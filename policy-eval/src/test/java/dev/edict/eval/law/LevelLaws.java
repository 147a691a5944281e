package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.TransferRequest;
import dev.edict.eval.testing.NaiveEvaluator;
import dev.edict.eval.testing.Patterns;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.RuleBuilder;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who may allow and deny what. */
final class LevelLaws {
  private LevelLaws() {}

  static void lowerLevelNeverWidens(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    assertWithinBounds(scenario, engine);
    RuleSet closed = RuleSets.withDelegations(scenario.ruleSet(), List.of());
    for (Policy policy : closed.policies()) {
      if (policy.teams().isEmpty()) {
        policy
            .governs()
            .forEach(domain -> assertLowerAddNothing(engine, scenario, closed, policy, domain));
      }
    }
  }

  private static void assertLowerAddNothing(
      Engine engine, Scenario scenario, RuleSet closed, Policy governor, Domain domain) {
    RuleSet alone =
        Outcomes.keep(
            closed, rule -> rule.domain() != domain || !governor.level().isAbove(rule.level()));
    Function<AccessRequest, Decision> all = engine.decider(closed);
    Function<AccessRequest, Decision> higher = engine.decider(alone);
    for (AccessRequest request : scenario.requests()) {
      if (request.domain() == domain) {
        Outcomes.assertNotHigher(all.apply(request), higher.apply(request), scenario);
      }
    }
  }

  private static void assertWithinBounds(Scenario scenario, Engine engine) {
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision decision = decider.apply(request);
      if (decision.outcome() != Outcome.DENY) {
        assertDelegated(decision.rule().orElseThrow(), request, scenario);
      }
    }
  }

  private static void assertDelegated(Rule rule, AccessRequest request, Scenario scenario) {
    NaiveEvaluator evaluator =
        NaiveEvaluator.of(scenario.ruleSet(), request, RandomRuleSets.NOW).orElseThrow();
    for (Policy policy : scenario.ruleSet().policies()) {
      boolean governs =
          policy.level().isAbove(rule.level())
              && policy.governs().contains(rule.domain())
              && policy.appliesTo(request.subject().teams());
      if (governs) {
        assertThat(scenario.ruleSet().delegations())
            .as("%s in %s", request, scenario)
            .anyMatch(grant -> lets(grant, policy.level(), rule, evaluator));
      }
    }
  }

  private static boolean lets(
      DelegationGrant grant, Level from, Rule rule, NaiveEvaluator evaluator) {
    return grant.policy().level() == from
        && grant.domain() == rule.domain()
        && grant.levels().contains(rule.level())
        && evaluator.isWithin(grant.bound());
  }

  static void narrowingAlwaysWorks(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> decider = engine.decider(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision before = decider.apply(request);
      Optional<RuleTarget> exact = exactly(request, before);
      if (exact.isPresent()) {
        Level level = List.of(Level.values()).get(scenario.random().nextInt(4));
        Policy policy = RuleSets.policy("narrow", level, request.domain());
        Rule deny = RuleBuilder.deny("narrow", exact.get()).in(policy);
        Decision after = engine.decider(Outcomes.with(scenario.ruleSet(), deny)).apply(request);
        assertThat(after.outcome()).as("%s in %s", request, scenario).isEqualTo(Outcome.DENY);
        assertThat(after.basis()).isEqualTo(Basis.EXPLICIT);
      }
    }
  }

  /** Returns a target for exactly the resource of a request that is not denied, if it has one. */
  private static Optional<RuleTarget> exactly(AccessRequest request, Decision decision) {
    if (decision.outcome() == Outcome.DENY) {
      return Optional.empty();
    }
    String resource = decision.resource();
    return switch (request.domain()) {
      case NETWORK ->
          Optional.of(Patterns.connect(EnumSet.allOf(Protocol.class), resource.split("/", 2)[0]));
      case FILESYSTEM ->
          resource.startsWith("/") && !(request instanceof TransferRequest)
              ? Optional.of(Patterns.files(EnumSet.allOf(FileAction.class), resource))
              : Optional.empty();
      case MCP ->
          request.action().equals("call")
              ? Optional.of(Patterns.call(resource))
              : Optional.of(Patterns.useServer(resource.split("[ /]", 2)[0]));
    };
  }
}
