/**
 * The policy engine's front door: {@link dev.edict.eval.PolicyDecisionPoint} decides and explains
 * requests by a published rule set, {@link dev.edict.eval.SubjectDecisionPoint} those of one
 * subject from their parts.
 *
 * <p>A request is made canonical ({@code eval.canonical}), looked up in tables ({@code
 * eval.table}), weighed ({@code eval.combine}, with {@code eval.condition}) and put into words
 * here. An explanation goes the same way and looks at every rule that the tables find.
 */
package dev.edict.eval;
