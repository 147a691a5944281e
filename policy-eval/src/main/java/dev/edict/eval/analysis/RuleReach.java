package dev.edict.eval.analysis;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;

/** For whom and when the rules of a set count, as far as that is known before any request. */
final class RuleReach {
  private final RuleSet ruleSet;

  RuleReach(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Returns whether {@code rule} is a deny that counts for everybody, always. */
  static boolean alwaysDenies(Rule rule) {
    return rule.effect() == Effect.DENY
        && !rule.observed()
        && rule.condition().equals(Condition.ALWAYS)
        && rule.until().isEmpty()
        && rule.policy().teams().isEmpty();
  }

  /** Returns false only if {@code rule} never allows anything to anybody. */
  boolean mayAllow(Rule rule) {
    return rule.effect() == Effect.ALLOW && !rule.observed() && !isSilenced(rule);
  }

  /**
   * Returns whether a level above governs the domain for everybody and nothing of it delegates to
   * the level of {@code rule}.
   */
  private boolean isSilenced(Rule rule) {
    for (Level above : Level.values()) {
      if (above.isAbove(rule.level())
          && governsForAll(above, rule.domain())
          && !delegates(above, rule.domain(), rule.level())) {
        return true;
      }
    }
    return false;
  }

  private boolean governsForAll(Level level, Domain domain) {
    return ruleSet.policies().stream()
        .anyMatch(
            policy ->
                policy.level() == level
                    && policy.teams().isEmpty()
                    && policy.governs().contains(domain));
  }

  private boolean delegates(Level from, Domain domain, Level to) {
    return ruleSet.delegations().stream()
        .anyMatch(
            grant ->
                grant.policy().level() == from
                    && grant.domain() == domain
                    && grant.levels().contains(to));
  }
}
