package dev.edict.eval.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.EffectiveLimit;
import dev.edict.eval.request.Subject;
import dev.edict.eval.testing.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What limits of several policies come to. */
final class LimitLaws {
  private LimitLaws() {}

  static void limitsCombineByMinimum(long seed, Engine engine) {
    Scenario scenario = Scenario.of(seed);
    RuleSet rules = withLimits(scenario.ruleSet(), scenario.random());
    Subject subject = scenario.requests().get(0).subject();
    Map<ResourceLimit.Kind, Long> least = new EnumMap<>(ResourceLimit.Kind.class);
    for (ResourceLimit limit : rules.limits()) {
      if (limit.policy().appliesTo(subject.teams())) {
        least.merge(limit.kind(), limit.amount(), Math::min);
      }
    }
    Map<ResourceLimit.Kind, Long> effective = new EnumMap<>(ResourceLimit.Kind.class);
    for (EffectiveLimit limit : engine.limits(rules, subject)) {
      effective.put(limit.kind(), limit.amount());
      assertThat(limit.decidedBy().amount()).isEqualTo(limit.amount());
    }
    assertThat(effective).isEqualTo(least);
  }

  private static RuleSet withLimits(RuleSet ruleSet, Random random) {
    List<ResourceLimit> limits = new ArrayList<>();
    for (Policy policy : ruleSet.policies()) {
      for (ResourceLimit.Kind kind : ResourceLimit.Kind.values()) {
        if (random.nextBoolean()) {
          limits.add(new ResourceLimit(policy, kind, 1 + random.nextInt(9), policy.origin()));
        }
      }
    }
    return new RuleSet(
        ruleSet.policies(),
        ruleSet.rules(),
        ruleSet.secrets(),
        ruleSet.redactions(),
        limits,
        ruleSet.delegations(),
        ruleSet.attributes(),
        ruleSet.digest());
  }
}
