package dev.edict.dsl.binary;

import dev.edict.dsl.rule.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of the policies of a set, by which all else names them. */
final class PolicyNumbers {
  private final Map<Policy, Integer> numbers = new HashMap<>();

  PolicyNumbers(List<Policy> policies) {
    policies.forEach(policy -> numbers.putIfAbsent(policy, numbers.size()));
  }

  void write(Policy policy, ContentWriter out) {
    Integer number = numbers.get(policy);
    if (number == null) {
      throw new IllegalArgumentException("not a policy of the set: " + policy.name());
    }
    out.number(number);
  }

  static Policy read(ContentReader in, List<Policy> policies) throws RuleSetFormatException {
    return policies.get(in.below(policies.size(), "policy"));
  }
}
