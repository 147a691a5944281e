package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The laws of precedence. */
class PrecedenceProperties {
  /** Outcomes from the least to the most that they let through. */
  private static final List<Outcome> ORDER =
      List.of(Outcome.DENY, Outcome.APPROVAL_REQUIRED, Outcome.ALLOW);

  @Property
  void withoutAnAllowEverythingIsDenied(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RuleSet denies = keep(scenario.ruleSet(), rule -> rule.effect() == Effect.DENY);
    assertThat(scenario.decisions(denies)).extracting(Decision::outcome).containsOnly(Outcome.DENY);
  }

  @Property
  void denyBeatsAllow(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> rules = new ArrayList<>(scenario.ruleSet().rules());
    for (Rule rule : scenario.ruleSet().rules()) {
      if (rule.effect() == Effect.ALLOW) {
        rules.add(RuleBuilder.deny("no " + rule.id().rule(), floor(rule)).in(rule.policy()));
      }
    }
    assertThat(scenario.decisions(RuleSets.withRules(scenario.ruleSet(), rules)))
        .as("%s", scenario)
        .extracting(Decision::outcome)
        .containsOnly(Outcome.DENY);
  }

  /** Returns the target of a rule; for HTTP requests the connections that carry them. */
  private static RuleTarget floor(Rule rule) {
    return rule.target() instanceof RuleTarget.Http http
        ? new RuleTarget.Connect(EnumSet.of(Protocol.TCP), http.endpoints())
        : rule.target();
  }

  @Property
  void orderOfRulesDoesNotMatter(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> shuffled = new ArrayList<>(scenario.ruleSet().rules());
    Collections.shuffle(shuffled, scenario.random());
    assertThat(outcomes(scenario, RuleSets.withRules(scenario.ruleSet(), shuffled)))
        .as("%s", scenario)
        .isEqualTo(outcomes(scenario, scenario.ruleSet()));
  }

  @Property
  void repeatedRulesDoNotMatter(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> twice = new ArrayList<>();
    scenario.ruleSet().rules().forEach(rule -> twice.addAll(List.of(rule, rule)));
    assertThat(outcomes(scenario, RuleSets.withRules(scenario.ruleSet(), twice)))
        .as("%s", scenario)
        .isEqualTo(outcomes(scenario, scenario.ruleSet()));
  }

  @Property
  void namesDoNotMatter(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<Rule> renamed =
        scenario.ruleSet().rules().stream().map(PrecedenceProperties::renamed).toList();
    List<Decision> before = scenario.decisions(scenario.ruleSet());
    List<Decision> after = scenario.decisions(RuleSets.withRules(scenario.ruleSet(), renamed));
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i).outcome()).isEqualTo(before.get(i).outcome());
      assertThat(after.get(i).rule())
          .isEqualTo(before.get(i).rule().map(PrecedenceProperties::renamed));
    }
  }

  private static Rule renamed(Rule rule) {
    return new Rule(
        new RuleId(rule.id().policy(), new StringBuilder(rule.id().rule()).reverse() + "!"),
        rule.policy(),
        rule.effect(),
        rule.observed(),
        rule.target(),
        rule.condition(),
        rule.until(),
        rule.approval(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }

  @Property
  void oneMoreDenyNeverAllowsMore(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Policy policy = anyPolicy(scenario);
    Rule added = new RandomRuleSets(scenario.random()).deny("added", policy);
    assertNothingMore(scenario, with(scenario.ruleSet(), added), scenario.ruleSet());
  }

  @Property
  void oneMoreAllowNeverDeniesMore(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Policy policy = anyPolicy(scenario);
    Rule added = new RandomRuleSets(scenario.random()).allow("added", policy);
    assertNothingMore(scenario, scenario.ruleSet(), with(scenario.ruleSet(), added));
  }

  @Property
  void whatIsObservedDecidesNothing(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RuleSet enforced = keep(scenario.ruleSet(), rule -> !rule.observed());
    assertThat(scenario.decisions(enforced))
        .as("%s", scenario)
        .isEqualTo(scenario.decisions(scenario.ruleSet()));
  }

  @Property
  void aLowerLevelAllowsNothingThatIsNotDelegated(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RuleSet closed = RuleSets.withDelegations(scenario.ruleSet(), List.of());
    for (Policy policy : closed.policies()) {
      if (policy.teams().isEmpty()) {
        policy.governs().forEach(domain -> assertLowerAddNothing(scenario, closed, policy, domain));
      }
    }
  }

  private static void assertLowerAddNothing(
      Scenario scenario, RuleSet closed, Policy governor, Domain domain) {
    RuleSet alone =
        keep(closed, rule -> rule.domain() != domain || !governor.level().isAbove(rule.level()));
    PolicyDecisionPoint all = Scenario.decisionPoint(closed);
    PolicyDecisionPoint higher = Scenario.decisionPoint(alone);
    for (AccessRequest request : scenario.requests()) {
      if (request.domain() == domain) {
        assertThat(ORDER.indexOf(all.decide(request).outcome()))
            .as("%s in %s", request, scenario)
            .isLessThanOrEqualTo(ORDER.indexOf(higher.decide(request).outcome()));
      }
    }
  }

  @Property
  void whatALowerLevelAllowsIsWithinEveryBoundAboveIt(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision decision = point.decide(request);
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

  @Property
  void everyLevelCanNarrow(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision before = point.decide(request);
      Optional<RuleTarget> exact = exactly(request, before);
      if (exact.isPresent()) {
        Level level = List.of(Level.values()).get(scenario.random().nextInt(4));
        Policy policy = RuleSets.policy("narrow", level, request.domain());
        Rule deny = RuleBuilder.deny("narrow", exact.get()).in(policy);
        Decision after = Scenario.decisionPoint(with(scenario.ruleSet(), deny)).decide(request);
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

  @Property
  void sameRequestSameDecision(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    assertThat(scenario.decisions(scenario.ruleSet()))
        .isEqualTo(Scenario.of(seed).decisions(Scenario.of(seed).ruleSet()));
  }

  private static void assertNothingMore(Scenario scenario, RuleSet narrow, RuleSet wide) {
    List<Decision> less = scenario.decisions(narrow);
    List<Decision> more = scenario.decisions(wide);
    for (int i = 0; i < less.size(); i++) {
      assertThat(ORDER.indexOf(less.get(i).outcome()))
          .as("%s in %s", scenario.requests().get(i), scenario)
          .isLessThanOrEqualTo(ORDER.indexOf(more.get(i).outcome()));
    }
  }

  private static List<Outcome> outcomes(Scenario scenario, RuleSet ruleSet) {
    return scenario.decisions(ruleSet).stream().map(Decision::outcome).toList();
  }

  private static Policy anyPolicy(Scenario scenario) {
    List<Policy> policies = scenario.ruleSet().policies();
    return policies.get((int) Math.floorMod(scenario.seed(), (long) policies.size()));
  }

  private static RuleSet with(RuleSet ruleSet, Rule added) {
    List<Rule> rules = new ArrayList<>(ruleSet.rules());
    rules.add(added);
    return RuleSets.withRules(ruleSet, rules);
  }

  private static RuleSet keep(RuleSet ruleSet, Predicate<Rule> kept) {
    return RuleSets.withRules(ruleSet, ruleSet.rules().stream().filter(kept).toList());
  }
}
