/**
 * Precedence: the only place where "deny beats allow" and "no rule means deny" are written.
 *
 * <p>{@link dev.edict.eval.combine.RuleOrder} puts the rules in the order in which they decide.
 * Where a rule must be looked at, {@link dev.edict.eval.combine.Candidates} collects the rules that
 * the tables find, {@link dev.edict.eval.combine.Standing} says what a rule amounts to for one
 * request, {@link dev.edict.eval.combine.LevelGate} whether its level may allow, and {@link
 * dev.edict.eval.combine.Combiner} makes the {@link dev.edict.eval.combine.Verdict}. Knows no
 * resources and no patterns.
 */
package dev.edict.eval.combine;
