package dev.edict.eval;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.table.DecisionTable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published rule set with its tables; a decision sees one snapshot only.
 *
 * @param ruleSet the rules
 * @param table the rules compiled
 * @param generation counted from 1; 0 when nothing was published
 * @param specialization whom alone the rules are for; null when they are for everybody
 * @param until the first instant at which the rules are no longer good; null when there is none
 * @param absence why there are no rules; null when there are
 */
record Snapshot(
    RuleSet ruleSet,
    DecisionTable table,
    long generation,
    @Nullable Specialization specialization,
    @Nullable Instant until,
    @Nullable Absence absence) {

  /**
   * Why every request is denied.
   *
   * @param code the code of the denials
   * @param reason a sentence for people, without a full stop
   */
  record Absence(String code, String reason) {
    /** Nothing was published, or what was has been withdrawn. */
    static Absence noPolicy(String reason) {
      return new Absence("no-policy", reason);
    }
  }

  /** Returns the snapshot of a rule set for everybody. */
  static Snapshot of(RuleSet ruleSet, long generation) {
    return new Snapshot(ruleSet, DecisionTable.of(ruleSet), generation, null, null, null);
  }

  /** Returns the snapshot before anything is published, which has no rules. */
  static Snapshot unpublished() {
    return of(RuleSet.EMPTY, 0).without(Absence.noPolicy("no policy is published"), 0);
  }

  /** Returns the snapshot of the same generation for one who is known. */
  Snapshot specialize(Specialization known) {
    if (known.isMootFor(ruleSet)) {
      return new Snapshot(ruleSet, table, generation, known, until, absence);
    }
    RuleSet specialized = known.specialize(ruleSet);
    DecisionTable part = DecisionTable.ofPart(specialized);
    return new Snapshot(specialized, part, generation, known, until, absence);
  }

  /** Returns the snapshot of the same rules, good until another instant. */
  Snapshot goodUntil(Instant instant) {
    return new Snapshot(ruleSet, table, generation, specialization, instant, absence);
  }

  /** Returns the snapshot that follows this one when its rules are no longer good. */
  Snapshot stale() {
    return without(
        new Absence("policy-stale", "the published policy was good until " + until),
        generation + 1);
  }

  /** Returns the snapshot that follows this one when its rules are taken away. */
  Snapshot without(Absence why, long newGeneration) {
    DecisionTable nothing = DecisionTable.of(RuleSet.EMPTY);
    return new Snapshot(RuleSet.EMPTY, nothing, newGeneration, specialization, null, why);
  }

  /** Returns whether the rules are for the one who asks. */
  boolean serves(AccessRequest request) {
    return specialization == null
        || specialization.serves(request.subject(), request.environment());
  }

  boolean isPublished() {
    return absence == null;
  }
}
