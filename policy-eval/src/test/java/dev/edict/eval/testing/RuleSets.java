package dev.edict.eval.testing;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Policies and rule sets from their parts, and rule sets changed in one part. */
public final class RuleSets {
  static final SourceLocation ORIGIN =
      new SourceLocation(PolicySource.of("test.edict", "test"), SourceSpan.at(0));

  private static final String DIGEST = "0".repeat(64);

  private RuleSets() {}

  /** Returns a policy for everybody. */
  public static Policy policy(String name, Level level, Domain... governs) {
    return new Policy(name, level, List.of(), Set.of(governs), ORIGIN);
  }

  /** Returns a policy for some teams. */
  public static Policy teamPolicy(
      String name, Level level, List<String> teams, Set<Domain> governs) {
    return new Policy(name, level, teams, governs, ORIGIN);
  }

  /** Returns the rules as a set, with their policies. */
  public static RuleSet of(Rule... rules) {
    return of(List.of(rules), List.of());
  }

  /** Returns the rules as a set, with their policies. */
  public static RuleSet of(List<Rule> rules, List<DelegationGrant> delegations) {
    Set<Policy> policies =
        rules.stream().map(Rule::policy).collect(Collectors.toCollection(LinkedHashSet::new));
    delegations.forEach(grant -> policies.add(grant.policy()));
    return of(List.copyOf(policies), rules, delegations);
  }

  /** Returns a set with everything in the order of levels, then of policy names. */
  public static RuleSet of(
      List<Policy> policies, List<Rule> rules, List<DelegationGrant> delegations) {
    Comparator<Policy> order = Comparator.comparing(Policy::level).thenComparing(Policy::name);
    return new RuleSet(
        policies.stream().sorted(order).toList(),
        rules.stream().sorted(Comparator.comparing(Rule::policy, order)).toList(),
        List.of(),
        List.of(),
        List.of(),
        delegations,
        Map.of(),
        DIGEST);
  }

  /** Returns {@code ruleSet} with other rules, in the order given. */
  public static RuleSet withRules(RuleSet ruleSet, List<Rule> rules) {
    return new RuleSet(
        ruleSet.policies(),
        rules,
        ruleSet.secrets(),
        ruleSet.redactions(),
        ruleSet.limits(),
        ruleSet.delegations(),
        ruleSet.attributes(),
        ruleSet.digest());
  }

  /** Returns {@code ruleSet} with other delegations. */
  public static RuleSet withDelegations(RuleSet ruleSet, List<DelegationGrant> delegations) {
    return new RuleSet(
        ruleSet.policies(),
        ruleSet.rules(),
        ruleSet.secrets(),
        ruleSet.redactions(),
        ruleSet.limits(),
        delegations,
        ruleSet.attributes(),
        ruleSet.digest());
  }

  /** Returns {@code ruleSet} with other redactions. */
  public static RuleSet withRedactions(RuleSet ruleSet, List<Redaction> redactions) {
    return new RuleSet(
        ruleSet.policies(),
        ruleSet.rules(),
        ruleSet.secrets(),
        redactions,
        ruleSet.limits(),
        ruleSet.delegations(),
        ruleSet.attributes(),
        ruleSet.digest());
  }
}
