/**
 * What the decision point answers: {@link dev.edict.eval.decision.Decision}, and {@link
 * dev.edict.eval.decision.Explanation} for those who ask why.
 */
package dev.edict.eval.decision;
