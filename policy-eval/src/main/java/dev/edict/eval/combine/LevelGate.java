package dev.edict.eval.combine;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether allow rules of one level count in one domain: every higher level that governs the domain
 * for the subject must have delegated it to this level, and the request must lie within one of its
 * bounds.
 */
public final class LevelGate {
  private final List<HigherLevel> governing;
  private final boolean open;
  private final boolean closed;

  private LevelGate(List<HigherLevel> governing) {
    this.governing = governing;
    this.open = governing.stream().allMatch(HigherLevel::admitsEverything);
    this.closed = governing.stream().anyMatch(HigherLevel::admitsNothing);
  }

  /** Returns the gate of the rules that {@code level} has in {@code domain}. */
  static LevelGate of(RuleSet ruleSet, Domain domain, Level level) {
    List<HigherLevel> governing = new ArrayList<>();
    for (Level higher : Level.values()) {
      if (higher.isAbove(level)) {
        HigherLevel requirement = HigherLevel.of(ruleSet, domain, higher, level);
        if (!requirement.policies().isEmpty()) {
          governing.add(requirement);
        }
      }
    }
    return new LevelGate(List.copyOf(governing));
  }

  /** Returns whether every request of every subject passes. */
  boolean isOpen() {
    return open;
  }

  /** Returns whether no request of any subject passes. */
  boolean isClosed() {
    return closed;
  }

  /** Returns whether an allow counts for the request. */
  public boolean admits(Circumstances circumstances) {
    return open || obstacle(circumstances).isEmpty();
  }

  /** Returns the first policy that governs the domain and does not let the level allow. */
  public Optional<Policy> obstacle(Circumstances circumstances) {
    for (HigherLevel higher : governing) {
      Optional<Policy> obstacle = higher.obstacle(circumstances);
      if (obstacle.isPresent()) {
        return obstacle;
      }
    }
    return Optional.empty();
  }

  /**
   * What one higher level has to say.
   *
   * @param policies those that govern the domain, in order
   * @param grants what they delegate to the level of the gate
   */
  private record HigherLevel(List<Policy> policies, List<DelegationGrant> grants) {

    static HigherLevel of(RuleSet ruleSet, Domain domain, Level higher, Level level) {
      List<Policy> policies = new ArrayList<>();
      for (Policy policy : ruleSet.policies()) {
        if (policy.level() == higher && policy.governs().contains(domain)) {
          policies.add(policy);
        }
      }
      List<DelegationGrant> grants = new ArrayList<>();
      for (DelegationGrant grant : ruleSet.delegations()) {
        if (grant.policy().level() == higher
            && grant.domain() == domain
            && grant.levels().contains(level)) {
          grants.add(grant);
        }
      }
      return new HigherLevel(List.copyOf(policies), List.copyOf(grants));
    }

    boolean admitsEverything() {
      return grants.stream()
          .anyMatch(
              grant ->
                  grant.policy().teams().isEmpty() && grant.bound() instanceof Bound.Everything);
    }

    boolean admitsNothing() {
      return grants.isEmpty() && policies.stream().anyMatch(policy -> policy.teams().isEmpty());
    }

    Optional<Policy> obstacle(Circumstances circumstances) {
      Optional<Policy> governor =
          policies.stream().filter(p -> p.appliesTo(circumstances.teams())).findFirst();
      return governor.isPresent() && !delegates(circumstances) ? governor : Optional.empty();
    }

    private boolean delegates(Circumstances circumstances) {
      for (DelegationGrant grant : grants) {
        if (grant.policy().appliesTo(circumstances.teams())
            && circumstances.isWithin(grant.bound())) {
          return true;
        }
      }
      return false;
    }
  }
}
