package dev.edict.eval;

import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Redaction;
import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.SecretBinding;
import dev.edict.eval.condition.ConditionInput;
import dev.edict.eval.condition.PartialEvaluator;
import dev.edict.eval.condition.Permission;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one who asks, known in advance: a subject with an agent in a sandbox.
 *
 * @param subject the subject
 * @param environment where from; only agent and sandbox matter
 */
record Specialization(Subject subject, Environment environment) {

  /** Returns whether the one who asks is the one who is known. */
  boolean serves(Subject asking, Environment from) {
    return asking.equals(subject)
        && Objects.equals(from.agent(), environment.agent())
        && Objects.equals(from.sandbox(), environment.sandbox());
  }

  /** Returns whether the rules are the same for everybody, so that none is known better. */
  boolean isMootFor(RuleSet ruleSet) {
    return ruleSet.policies().stream().allMatch(policy -> policy.teams().isEmpty())
        && ruleSet.rules().stream().allMatch(rule -> rule.condition().equals(Condition.ALWAYS));
  }

  /**
   * Returns the rules as they are for the one who is known: without the policies that do not apply,
   * without team scopes, and without what can be told of conditions. Names, order and origins stay.
   */
  RuleSet specialize(RuleSet ruleSet) {
    return new RuleSet(
        ruleSet.policies().stream().filter(this::applies).map(Specialization::unscoped).toList(),
        rules(ruleSet.rules()),
        ruleSet.secrets().stream()
            .filter(secret -> applies(secret.policy()))
            .map(Specialization::unscoped)
            .toList(),
        ruleSet.redactions().stream()
            .filter(redaction -> applies(redaction.policy()))
            .map(Specialization::unscoped)
            .toList(),
        ruleSet.limits().stream()
            .filter(limit -> applies(limit.policy()))
            .map(Specialization::unscoped)
            .toList(),
        ruleSet.delegations().stream()
            .filter(grant -> applies(grant.policy()))
            .map(Specialization::unscoped)
            .toList(),
        ruleSet.attributes(),
        ruleSet.digest());
  }

  private boolean applies(Policy policy) {
    return policy.appliesTo(subject.teams());
  }

  private static Policy unscoped(Policy policy) {
    return new Policy(policy.name(), policy.level(), List.of(), policy.governs(), policy.origin());
  }

  private static SecretBinding unscoped(SecretBinding secret) {
    return new SecretBinding(
        unscoped(secret.policy()),
        secret.secret(),
        secret.servers(),
        secret.endpoints(),
        secret.place(),
        secret.target(),
        secret.prefix(),
        secret.origin());
  }

  private static Redaction unscoped(Redaction redaction) {
    return new Redaction(
        unscoped(redaction.policy()),
        redaction.tools(),
        redaction.arguments(),
        redaction.results(),
        redaction.origin());
  }

  private static ResourceLimit unscoped(ResourceLimit limit) {
    return new ResourceLimit(
        unscoped(limit.policy()), limit.kind(), limit.amount(), limit.origin());
  }

  private static DelegationGrant unscoped(DelegationGrant grant) {
    return new DelegationGrant(
        unscoped(grant.policy()), grant.domain(), grant.levels(), grant.bound(), grant.origin());
  }

  private List<Rule> rules(List<Rule> rules) {
    ConditionInput known = known();
    List<Rule> kept = new ArrayList<>();
    for (Rule rule : rules) {
      Condition condition = PartialEvaluator.specialize(rule.condition(), rule.effect(), known);
      if (applies(rule.policy()) && !condition.equals(PartialEvaluator.NEVER)) {
        kept.add(with(rule, condition));
      }
    }
    return kept;
  }

  /** Returns an input of which only subject, agent and sandbox are read. */
  private ConditionInput known() {
    AccessRequest any =
        NetworkRequest.builder(subject, "any.invalid", 1).environment(environment).build();
    return new Known(any);
  }

  private static Rule with(Rule rule, Condition condition) {
    return new Rule(
        rule.id(),
        unscoped(rule.policy()),
        rule.effect(),
        rule.observed(),
        rule.target(),
        condition,
        rule.until(),
        rule.approval(),
        rule.severity(),
        rule.annotations(),
        rule.origin());
  }

  /** A request of which everything but subject, agent and sandbox is still open. */
  private record Known(AccessRequest request) implements ConditionInput {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public JsonValue.@Nullable ObjectValue arguments() {
      return null;
    }

    @Override
    public Permission check(PermittedAction action, String value) {
      return Permission.UNREADABLE;
    }
  }
}
