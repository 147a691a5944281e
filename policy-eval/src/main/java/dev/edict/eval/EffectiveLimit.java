package dev.edict.eval;

import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.request.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A resource limit that holds for a subject.
 *
 * @param kind which resource
 * @param amount in the unit of the kind
 * @param decidedBy the setting with that amount, the first in rule order if several have it
 */
public record EffectiveLimit(ResourceLimit.Kind kind, long amount, ResourceLimit decidedBy) {

  static List<EffectiveLimit> of(RuleSet ruleSet, Subject subject) {
    Map<ResourceLimit.Kind, ResourceLimit> smallest = new EnumMap<>(ResourceLimit.Kind.class);
    for (ResourceLimit limit : ruleSet.limits()) {
      if (limit.policy().appliesTo(subject.teams())) {
        smallest.merge(limit.kind(), limit, EffectiveLimit::smaller);
      }
    }
    return smallest.values().stream()
        .map(limit -> new EffectiveLimit(limit.kind(), limit.amount(), limit))
        .toList();
  }

  private static ResourceLimit smaller(ResourceLimit first, ResourceLimit next) {
    return next.amount() < first.amount() ? next : first;
  }
}
