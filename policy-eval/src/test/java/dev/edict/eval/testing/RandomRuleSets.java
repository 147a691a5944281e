package dev.edict.eval.testing;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Rule sets with levels, teams, delegations, conditions, ends and approvals. */
public final class RandomRuleSets {
  /** The instant that ends of rules lie before or after. */
  public static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  static final List<String> TEAMS = List.of("red", "blue");

  private final Random random;
  private final RandomTargets targets;

  /** Makes a source that depends on {@code random} alone. */
  public RandomRuleSets(Random random) {
    this.random = random;
    this.targets = new RandomTargets(random);
  }

  /** Returns a rule set, mostly about one domain. */
  public RuleSet ruleSet() {
    return ruleSet(1);
  }

  /** Returns a rule set with many rules on the same few patterns. */
  public RuleSet crowdedRuleSet() {
    return ruleSet(16);
  }

  private RuleSet ruleSet(int crowding) {
    List<Policy> policies = new ArrayList<>();
    List<Rule> rules = new ArrayList<>();
    List<DelegationGrant> grants = new ArrayList<>();
    Domain main = targets.any(List.of(Domain.values()));
    int policyCount = 1 + random.nextInt(5);
    for (int i = 0; i < policyCount; i++) {
      Policy policy = policy("p" + i, main);
      policies.add(policy);
      addRules(policy, crowding, rules);
      addGrants(policy, grants);
    }
    return RuleSets.of(policies, rules, grants);
  }

  private Policy policy(String name, Domain main) {
    Set<Domain> governs = EnumSet.of(main);
    if (random.nextInt(3) == 0) {
      governs.add(targets.any(List.of(Domain.values())));
    }
    List<String> teams = random.nextInt(4) == 0 ? List.of(targets.any(TEAMS)) : List.of();
    return RuleSets.teamPolicy(name, targets.any(List.of(Level.values())), teams, governs);
  }

  private void addRules(Policy policy, int crowding, List<Rule> rules) {
    int count = crowding * random.nextInt(random.nextInt(10) == 0 && crowding == 1 ? 40 : 7);
    for (int i = 0; i < count; i++) {
      rules.add(rule("r" + i, policy));
    }
  }

  private void addGrants(Policy policy, List<DelegationGrant> grants) {
    for (Domain domain : policy.governs()) {
      for (Level level : Level.values()) {
        if (policy.level().isAbove(level) && random.nextInt(3) > 0) {
          grants.add(
              new DelegationGrant(
                  policy, domain, Set.of(level), targets.bound(domain), RuleSets.ORIGIN));
        }
      }
    }
  }

  /** Returns a rule of {@code policy} in a domain that the policy governs. */
  public Rule rule(String name, Policy policy) {
    return random.nextInt(3) == 0 ? deny(name, policy) : allow(name, policy);
  }

  /** Returns an allow of {@code policy} in a domain that the policy governs. */
  public Rule allow(String name, Policy policy) {
    Domain domain = targets.any(List.copyOf(policy.governs()));
    RuleBuilder rule = RuleBuilder.allow(name, targets.target(domain));
    if (random.nextInt(5) == 0) {
      rule.withApproval("ask");
    }
    boolean where = domain == Domain.MCP && random.nextInt(6) == 0;
    return finish(where ? rule.when(permitted()) : rule, policy, where);
  }

  /** Returns a deny of {@code policy} in a domain that the policy governs. */
  public Rule deny(String name, Policy policy) {
    Domain domain = targets.any(List.copyOf(policy.governs()));
    return finish(RuleBuilder.deny(name, targets.target(domain)), policy, false);
  }

  private Rule finish(RuleBuilder rule, Policy policy, boolean hasCondition) {
    if (!hasCondition && random.nextInt(4) == 0) {
      rule.when(condition());
    }
    if (random.nextInt(8) == 0) {
      rule.until(targets.any(List.of(NOW, NOW.minusSeconds(1), NOW.plusSeconds(1))));
    }
    return random.nextInt(10) == 0 ? rule.observed().in(policy) : rule.in(policy);
  }

  private Condition condition() {
    Condition plain =
        switch (random.nextInt(5)) {
          case 0 ->
              new Condition.Comparison(
                  Operator.EQUAL,
                  attribute(AttributeRoot.SUBJECT, "user", ValueType.STRING),
                  new Operand.StringValue("alice"));
          case 1 ->
              new Condition.Comparison(
                  Operator.LESS_OR_EQUAL,
                  attribute(AttributeRoot.ARGS, "n", ValueType.JSON),
                  new Operand.NumberValue(BigDecimal.valueOf(5)));
          case 2 ->
              new Condition.IsTrue(attribute(AttributeRoot.TOOL, "readOnly", ValueType.BOOLEAN));
          case 3 ->
              new Condition.Comparison(
                  Operator.LESS,
                  attribute(AttributeRoot.SUBJECT, "rank", ValueType.NUMBER),
                  new Operand.NumberValue(BigDecimal.TEN));
          default ->
              new Condition.Presence(attribute(AttributeRoot.SUBJECT, "rank", ValueType.NUMBER));
        };
    return random.nextInt(4) == 0 ? new Condition.Not(plain) : plain;
  }

  private static Condition permitted() {
    return new Condition.Permitted(
        attribute(AttributeRoot.ARGS, "path", ValueType.JSON), PermittedAction.FILESYSTEM_READ);
  }

  private static Operand.AttributeValue attribute(
      AttributeRoot root, String member, ValueType type) {
    return new Operand.AttributeValue(root, List.of(new Operand.Step.Member(member)), type);
  }
}
