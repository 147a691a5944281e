package dev.edict.eval.test.mutation;

import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every change of a policy set in one place, those that say most first. */
final class Mutants {
  private final RuleSet ruleSet;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutants(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  static List<Mutant> of(RuleSet ruleSet) {
    Mutants found = new Mutants(ruleSet);
    for (int rank = 0; rank < ruleSet.rules().size(); rank++) {
      found.addRule(rank);
    }
    for (int i = 0; i < ruleSet.delegations().size(); i++) {
      found.addDelegation(i);
    }
    ruleSet.policies().forEach(found::addPolicy);
    found.mutants.sort(Comparator.comparing(Mutant::kind));
    return found.mutants;
  }

  private void addRule(int rank) {
    Rule rule = ruleSet.rules().get(rank);
    if (rule.observed()) {
      return;
    }
    mutants.add(
        new Mutant(
            MutationKind.DROP_RULE,
            "the rule is left out",
            rule.origin(),
            all -> withRules(all, rules -> rules.remove(rank))));
    if (rule.target() instanceof RuleTarget.UseServer) {
      return;
    }
    for (RuleChanges.RuleChange change : RuleChanges.of(rule)) {
      mutants.add(
          new Mutant(
              change.kind(),
              change.description(),
              rule.origin(),
              all -> withRules(all, rules -> rules.set(rank, change.rule()))));
    }
  }

  private void addDelegation(int index) {
    DelegationGrant grant = ruleSet.delegations().get(index);
    mutants.add(
        new Mutant(
            MutationKind.DROP_DELEGATION,
            "the delegation is left out",
            grant.origin(),
            all -> withDelegations(all, grants -> grants.remove(index))));
    if (!(grant.bound() instanceof Bound.Everything)) {
      DelegationGrant open =
          new DelegationGrant(
              grant.policy(),
              grant.domain(),
              grant.levels(),
              new Bound.Everything(),
              grant.origin());
      mutants.add(
          new Mutant(
              MutationKind.DROP_DELEGATION,
              "the delegation has no bound",
              grant.origin(),
              all -> withDelegations(all, grants -> grants.set(index, open))));
    }
  }

  private void addPolicy(Policy policy) {
    Level level = policy.level() == Level.ORG ? Level.LOCAL : Level.ORG;
    if (policy.teams().isEmpty()) {
      mutants.add(
          new Mutant(
              MutationKind.CHANGE_LEVEL,
              "the policy is of level `" + level.keyword() + "`",
              policy.origin(),
              all -> withLevel(all, policy, level)));
    }
  }

  /** Changes a list. */
  private interface ListChange<E> {
    void apply(List<E> list);
  }

  private static RuleSet withRules(RuleSet all, ListChange<Rule> change) {
    List<Rule> rules = new ArrayList<>(all.rules());
    change.apply(rules);
    return with(all, all.policies(), rules, all.delegations());
  }

  private static RuleSet withDelegations(RuleSet all, ListChange<DelegationGrant> change) {
    List<DelegationGrant> grants = new ArrayList<>(all.delegations());
    change.apply(grants);
    return with(all, all.policies(), all.rules(), grants);
  }

  private static RuleSet withLevel(RuleSet all, Policy policy, Level level) {
    Policy changed =
        new Policy(policy.name(), level, policy.teams(), policy.governs(), policy.origin());
    UnaryOperator<Policy> change = any -> any.equals(policy) ? changed : any;
    List<Policy> policies = new ArrayList<>(all.policies());
    policies.replaceAll(change);
    policies.sort(Comparator.comparing(Policy::level));
    List<Rule> rules = new ArrayList<>(all.rules());
    rules.replaceAll(rule -> withPolicy(rule, change.apply(rule.policy())));
    rules.sort(Comparator.comparing(Rule::level));
    List<DelegationGrant> grants = new ArrayList<>();
    for (DelegationGrant grant : all.delegations()) {
      grants.add(
          new DelegationGrant(
              change.apply(grant.policy()),
              grant.domain(),
              grant.levels(),
              grant.bound(),
              grant.origin()));
    }
    return with(all, policies, rules, grants);
  }

  private static Rule withPolicy(Rule rule, Policy policy) {
    return new Rule(
        rule.id(),
        policy,
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

  /** What comes with decisions does not matter to tests, so it stays as it is. */
  private static RuleSet with(
      RuleSet all, List<Policy> policies, List<Rule> rules, List<DelegationGrant> grants) {
    return new RuleSet(
        policies,
        rules,
        all.secrets(),
        all.redactions(),
        all.limits(),
        grants,
        all.attributes(),
        all.digest());
  }
}
