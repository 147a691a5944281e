package dev.edict.dsl.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A checked policy set: everything that decides, ready to be compiled.
 *
 * @param policies the policies, by level, then file name
 * @param rules the rules, by level, then file name, then position
 * @param secrets which secret goes where, in the same order
 * @param redactions which parts of calls no record may show, in the same order
 * @param limits the limits set, in the same order
 * @param delegations what is delegated, in the same order
 * @param attributes the declared subject attributes with their types, by name
 * @param digest SHA-256 over names and texts of the sources, in 64 lower-case hexadecimal digits
 */
public record RuleSet(
    List<Policy> policies,
    List<Rule> rules,
    List<SecretBinding> secrets,
    List<Redaction> redactions,
    List<ResourceLimit> limits,
    List<DelegationGrant> delegations,
    Map<String, ValueType> attributes,
    String digest) {

  /** The set of no policies, which allows nothing. */
  public static final RuleSet EMPTY =
      new RuleSet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), "");

  /** Copies the collections. */
  public RuleSet {
    policies = List.copyOf(policies);
    rules = List.copyOf(rules);
    secrets = List.copyOf(secrets);
    redactions = List.copyOf(redactions);
    limits = List.copyOf(limits);
    delegations = List.copyOf(delegations);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }
}
