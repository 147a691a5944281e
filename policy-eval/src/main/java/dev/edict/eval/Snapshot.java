package dev.edict.eval;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.table.DecisionTable;
import org.jspecify.annotations.Nullable;

/**
 * A published rule set with its tables; a decision sees one snapshot only.
 *
 * @param ruleSet the rules
 * @param table the rules compiled
 * @param generation counted from 1; 0 when nothing was published
 * @param specialization whom alone the rules are for; null when they are for everybody
 */
record Snapshot(
    RuleSet ruleSet,
    DecisionTable table,
    long generation,
    @Nullable Specialization specialization) {

  /** Returns the snapshot of a rule set for everybody. */
  static Snapshot of(RuleSet ruleSet, long generation) {
    return new Snapshot(ruleSet, DecisionTable.of(ruleSet), generation, null);
  }

  /** Returns the snapshot before anything is published, which has no rules. */
  static Snapshot unpublished() {
    return of(RuleSet.EMPTY, 0);
  }

  /** Returns the snapshot of the same generation for one who is known. */
  Snapshot specialize(Specialization known) {
    if (known.isMootFor(ruleSet)) {
      return new Snapshot(ruleSet, table, generation, known);
    }
    RuleSet specialized = known.specialize(ruleSet);
    return new Snapshot(specialized, DecisionTable.ofPart(specialized), generation, known);
  }

  /** Returns whether the rules are for the one who asks. */
  boolean serves(AccessRequest request) {
    return specialization == null
        || specialization.serves(request.subject(), request.environment());
  }

  boolean isPublished() {
    return generation > 0;
  }
}
