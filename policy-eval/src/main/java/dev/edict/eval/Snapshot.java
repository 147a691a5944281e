package dev.edict.eval;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.table.DecisionTable;
import java.util.List;
import java.util.Map;

/**
 * A published rule set with its tables; a decision sees one snapshot only.
 *
 * @param ruleSet the rules
 * @param table the rules compiled
 * @param generation counted from 1; 0 when nothing was published
 */
record Snapshot(RuleSet ruleSet, DecisionTable table, long generation) {

  /** Returns the snapshot before anything is published, which has no rules. */
  static Snapshot unpublished() {
    RuleSet none = new RuleSet(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), "");
    return new Snapshot(none, DecisionTable.of(none), 0);
  }

  boolean isPublished() {
    return generation > 0;
  }
}
