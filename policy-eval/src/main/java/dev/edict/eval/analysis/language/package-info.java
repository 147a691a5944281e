/**
 * Languages that patterns describe, and how they cut one another into classes.
 *
 * <p>{@link dev.edict.eval.analysis.language.Partition} is the result for every kind of pattern:
 * the smallest classes of values that no pattern tells apart, each with an example. Texts are
 * explored by {@link dev.edict.eval.analysis.language.TextClasses}, sequences of segments by {@link
 * dev.edict.eval.analysis.language.SegmentExplorer}; both are subset constructions over symbolic
 * automata, whose letters are the classes of what the patterns still wait for. All work is counted
 * against a {@link dev.edict.eval.analysis.language.Budget}.
 *
 * <p>Sources: H. Yang and S. Lam, <i>Real-time verification of network properties using atomic
 * predicates</i> (2013), for classes as the currency of the analysis; L. D'Antoni and M. Veanes,
 * <i>Minimization of symbolic automata</i> (2014), for automata over predicates and their minterms.
 */
package dev.edict.eval.analysis.language;
