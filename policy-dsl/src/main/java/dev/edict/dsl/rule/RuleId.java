package dev.edict.dsl.rule;

/**
 * The name of a rule, unique in a policy set.
 *
 * @param policy the policy's name
 * @param rule the rule's name in that policy; a rule without one is called by its place, {@code
 *     file:line:column}
 */
public record RuleId(String policy, String rule) {
  @Override
  public String toString() {
    return policy + "/" + rule;
  }
}
