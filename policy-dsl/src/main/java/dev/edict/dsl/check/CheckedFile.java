package dev.edict.dsl.check;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.PolicySource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out of one file, and all that it came from: while that is equal, so is this.
 *
 * @param origin what it came from
 * @param rules the rules, by position
 * @param secrets the secrets, by position
 * @param limits the limits, by position
 * @param delegations the delegations, by position
 * @param assertions the assertions, by position
 * @param findings what was found in this file alone
 * @param patterns how many patterns it took from the budget
 */
record CheckedFile(
    Origin origin,
    List<Rule> rules,
    List<SecretBinding> secrets,
    List<ResourceLimit> limits,
    List<DelegationGrant> delegations,
    List<Assertion> assertions,
    List<Diagnostic> findings,
    long patterns) {

  CheckedFile {
    rules = List.copyOf(rules);
    secrets = List.copyOf(secrets);
    limits = List.copyOf(limits);
    delegations = List.copyOf(delegations);
    assertions = List.copyOf(assertions);
    findings = List.copyOf(findings);
  }

  /**
   * Everything that the rules of a file depend on.
   *
   * @param seen the file and all files whose sets it can see, directly or through others
   * @param policy its policy, if it has one
   * @param attributes the declared attributes of the policy set
   */
  record Origin(
      List<PolicySource> seen, Optional<Policy> policy, Map<String, ValueType> attributes) {
    Origin {
      seen = List.copyOf(seen);
      attributes = Map.copyOf(attributes);
    }
  }
}
