/**
 * Statements about every request: proved or refuted with a request that was decided, never sampled.
 *
 * <p>{@link dev.edict.eval.analysis.AssertionProver} proves the assertions of a policy set. Below
 * it stands the symbolic layer: {@code language} (classes of hosts, paths, names, ports and
 * addresses), {@code condition} (classes of circumstances), {@code region} (products of them, rules
 * as regions) and {@code replay} (examples that the decision point was asked about). The chapter
 * {@code spec/analysis.md} says what is exact and what is not.
 */
package dev.edict.eval.analysis;
