/**
 * What two policy sets decide differently.
 *
 * <p>{@link dev.edict.eval.analysis.diff.PolicyDiff} looks only where boxes of rules differ; there
 * it takes the decisions of both sets apart exactly. Nothing found means that no request is decided
 * differently, as far as {@code spec/analysis.md} says.
 */
package dev.edict.eval.analysis.diff;
