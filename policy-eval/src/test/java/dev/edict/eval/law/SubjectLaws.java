package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.approval.ApprovalAnswer;
import dev.edict.eval.approval.ApprovalProvider;
import dev.edict.eval.approval.ApprovalRequest;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.ObtainApproval;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.testing.RuleSets;
import dev.edict.eval.testing.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Decision points made from others: for one subject, beside a candidate, with a person's help. */
final class SubjectLaws {
  private SubjectLaws() {}

  static void specializationPreservesDecisions(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Random random = scenario.random();
    RuleSet rules = withNestedConditions(scenario.ruleSet(), random);
    Function<AccessRequest, Decision> general = engine.decider(rules);
    for (AccessRequest plain : scenario.requests()) {
      AccessRequest request = from(plain, random);
      Function<AccessRequest, Decision> special =
          engine.decider(rules, request.subject(), request.environment());
      assertThat(essence(special.apply(request)))
          .as("%s in %s", request, new Scenario(seed, rules, List.of()))
          .isEqualTo(essence(general.apply(request)));
    }
  }

  private static RuleSet withNestedConditions(RuleSet ruleSet, Random random) {
    RandomConditions conditions = new RandomConditions(random);
    return RuleSets.withRules(
        ruleSet,
        ruleSet.rules().stream()
            .map(
                rule ->
                    random.nextInt(3) == 0
                        ? rule
                        : PrecedenceLaws.changed(rule, rule.id(), conditions.condition(3)))
            .toList());
  }

  private static AccessRequest from(AccessRequest request, Random random) {
    Environment environment = request.environment();
    environment = random.nextInt(3) == 0 ? environment : environment.withAgent("claude");
    environment = random.nextInt(3) == 0 ? environment : environment.withSandbox("sb-1");
    if (request instanceof NetworkRequest network) {
      return NetworkRequest.builder(network.subject(), network.host(), network.port())
          .environment(environment)
          .protocol(network.protocol())
          .build();
    } else if (request instanceof FileRequest file) {
      return FileRequest.of(file.subject(), environment, file.fileAction(), file.path());
    } else if (request instanceof MountRequest mount) {
      return MountRequest.of(mount.subject(), environment, mount.access(), mount.path());
    } else if (request instanceof ToolCallRequest call) {
      return new ToolCallRequest(
          call.subject(), environment, call.server(), call.tool(), call.arguments());
    }
    return request;
  }

  /** What specialisation preserves of a decision. */
  private record Essence(
      Outcome outcome, Object basis, Optional<RuleId> rule, List<Obligation> obligations) {}

  private static Essence essence(Decision decision) {
    return new Essence(
        decision.outcome(),
        decision.basis(),
        decision.rule().map(Rule::id),
        decision.obligations());
  }

  static void shadowNeverInfluences(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    Function<AccessRequest, Decision> enforced = engine.decider(scenario.ruleSet());
    Function<AccessRequest, Decision> other = engine.decider(Scenario.of(seed + 1).ruleSet());
    Function<AccessRequest, Decision> open =
        engine.shadowed(enforced, PolicyDecisionPoint.denyAll()::decide);
    Function<AccessRequest, Decision> broken =
        engine.shadowed(
            enforced,
            request -> {
              throw new IllegalStateException("a candidate that fails");
            });
    for (AccessRequest request : scenario.requests()) {
      Decision decision = enforced.apply(request);
      assertThat(engine.shadowed(enforced, other).apply(request)).isEqualTo(decision);
      assertThat(open.apply(request)).isEqualTo(decision);
      assertThat(broken.apply(request)).isEqualTo(decision);
    }
  }

  static void approvalOpensOneRequest(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    PolicyDecisionPoint point = Scenario.decisionPoint(scenario.ruleSet());
    for (AccessRequest request : scenario.requests()) {
      Decision decision = point.decide(request);
      Decision granted = ask(engine, point, request, SubjectLaws::granted);
      if (decision.outcome() == Outcome.APPROVAL_REQUIRED) {
        assertOpened(decision, granted);
        assertNotOpened(engine, point, request);
      } else {
        assertThat(granted).isEqualTo(decision);
      }
    }
  }

  private static void assertOpened(Decision decision, Decision granted) {
    assertThat(granted.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(granted.rule()).isEqualTo(decision.rule());
    assertThat(granted.obligations())
        .isEqualTo(
            decision.obligations().stream().filter(o -> !(o instanceof ObtainApproval)).toList());
  }

  private static void assertNotOpened(
      Engine engine, PolicyDecisionPoint point, AccessRequest request) {
    List<ApprovalProvider> useless =
        List.of(
            asked -> Optional.empty(),
            asked -> Optional.of(ApprovalAnswer.rejected(asked, "carol")),
            asked -> Optional.of(new ApprovalAnswer(asked.id(), "0".repeat(64), true, "carol")),
            asked -> Optional.of(new ApprovalAnswer("another", asked.digest(), true, "carol")),
            asked -> {
              throw new IllegalStateException("a provider that fails");
            },
            asked -> {
              point.publish(point.ruleSet());
              return granted(asked);
            });
    for (ApprovalProvider provider : useless) {
      assertThat(ask(engine, point, request, provider).outcome()).isEqualTo(Outcome.DENY);
    }
  }

  private static Decision ask(
      Engine engine, PolicyDecisionPoint point, AccessRequest request, ApprovalProvider provider) {
    return engine.approved(point::decide, provider).apply(request);
  }

  private static Optional<ApprovalAnswer> granted(ApprovalRequest asked) {
    return Optional.of(ApprovalAnswer.granted(asked, "carol"));
  }
}
