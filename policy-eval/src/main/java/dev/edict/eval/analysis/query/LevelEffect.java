package dev.edict.eval.analysis.query;

import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import java.time.Instant;

/** Says what the policies of a level add to the others, and what they take from them. */
public final class LevelEffect {
  private LevelEffect() {}

  /** Returns what is decided otherwise because of the policies of {@code level}. */
  public static DiffResult of(RuleSet ruleSet, Level level, Instant now) {
    return PolicyDiff.compare(without(ruleSet, level), ruleSet, now);
  }

  private static RuleSet without(RuleSet all, Level level) {
    return new RuleSet(
        all.policies().stream().filter(policy -> policy.level() != level).toList(),
        all.rules().stream().filter(rule -> rule.level() != level).toList(),
        all.secrets().stream().filter(secret -> secret.policy().level() != level).toList(),
        all.redactions().stream().filter(part -> part.policy().level() != level).toList(),
        all.limits().stream().filter(limit -> limit.policy().level() != level).toList(),
        all.delegations().stream().filter(grant -> grant.policy().level() != level).toList(),
        all.attributes(),
        all.digest());
  }
}
