/**
 * Statements about every request.
 *
 * <p>{@link dev.edict.eval.analysis.AssertionProver} proves the assertions of a policy set. A proof
 * is by comparison of patterns: what an allow rule may let through is covered by one deny, or lies
 * inside what the assertion names. That is sound and not complete: what is proved holds for every
 * subject, time, condition and level, but some assertions that hold need several denies together,
 * or a condition, and are not proved. An example against an assertion is shown only after the
 * decision point has allowed it.
 */
package dev.edict.eval.analysis;
