package dev.edict.eval.analysis.region;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.analysis.condition.ConditionForms;
import dev.edict.eval.analysis.condition.Requirement;
import dev.edict.eval.analysis.condition.Wanted;
import dev.edict.eval.analysis.language.BudgetExhausted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** For whom and where the allows of a level count. */
final class Gates {
  private static final Operand.AttributeValue TEAMS =
      new Operand.AttributeValue(
          AttributeRoot.SUBJECT, List.of(new Operand.Step.Member("teams")), ValueType.STRING_SET);
  private static final int MOST_ALTERNATIVES = 256;

  private final RuleSet ruleSet;
  private final Map<Domain, Map<Level, List<Gate>>> gates = new EnumMap<>(Domain.class);

  Gates(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    for (Domain domain : Domain.values()) {
      Map<Level, List<Gate>> ofDomain = new EnumMap<>(Level.class);
      for (Level level : Level.values()) {
        ofDomain.put(level, alternatives(domain, level));
      }
      gates.put(domain, ofDomain);
    }
  }

  /**
   * One way in which an allow counts.
   *
   * @param requirements what the subject must meet
   * @param bounds what the request must lie in, every one
   */
  record Gate(List<Requirement> requirements, List<Bound> bounds) {}

  /** Returns the ways in which allows of {@code level} count; none when they never do. */
  List<Gate> of(Domain domain, Level level) {
    return Objects.requireNonNull(Objects.requireNonNull(gates.get(domain)).get(level));
  }

  private List<Gate> alternatives(Domain domain, Level level) {
    List<Gate> alternatives = List.of(new Gate(List.of(), List.of()));
    for (Level higher : Level.values()) {
      if (higher.isAbove(level)) {
        alternatives = product(alternatives, waysPast(domain, higher, level));
      }
    }
    return alternatives;
  }

  private List<Gate> waysPast(Domain domain, Level higher, Level level) {
    List<Policy> governing =
        ruleSet.policies().stream()
            .filter(policy -> policy.level() == higher && policy.governs().contains(domain))
            .toList();
    if (governing.isEmpty()) {
      return List.of(new Gate(List.of(), List.of()));
    }
    List<Gate> ways = new ArrayList<>();
    if (governing.stream().noneMatch(policy -> policy.teams().isEmpty())) {
      List<List<Requirement>> nobody = ConditionForms.ALWAYS;
      for (Policy policy : governing) {
        nobody = ConditionForms.both(nobody, applies(policy, Wanted.FALSE));
      }
      nobody.forEach(requirements -> ways.add(new Gate(requirements, List.of())));
    }
    for (DelegationGrant grant : ruleSet.delegations()) {
      if (grant.policy().level() == higher
          && grant.domain() == domain
          && grant.levels().contains(level)) {
        for (List<Requirement> requirements : applies(grant.policy(), Wanted.TRUE)) {
          ways.add(new Gate(requirements, List.of(grant.bound())));
        }
      }
    }
    return ways;
  }

  private static List<Gate> product(List<Gate> one, List<Gate> other) {
    List<Gate> product = new ArrayList<>();
    for (Gate left : one) {
      for (Gate right : other) {
        if (product.size() == MOST_ALTERNATIVES) {
          throw new BudgetExhausted();
        }
        List<Requirement> requirements = new ArrayList<>(left.requirements());
        requirements.addAll(right.requirements());
        List<Bound> bounds = new ArrayList<>(left.bounds());
        bounds.addAll(right.bounds());
        product.add(new Gate(requirements, bounds));
      }
    }
    return product;
  }

  /** Returns when {@code policy} applies to the subject, or when it does not. */
  static List<List<Requirement>> applies(Policy policy, Wanted wanted) {
    if (policy.teams().isEmpty()) {
      return wanted == Wanted.TRUE ? ConditionForms.ALWAYS : List.of();
    }
    List<Condition> memberships = new ArrayList<>();
    for (String team : policy.teams()) {
      memberships.add(new Condition.Membership(new Operand.StringValue(team), TEAMS));
    }
    return ConditionForms.of(new Condition.Any(memberships), wanted);
  }
}
