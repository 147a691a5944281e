/**
 * Decision tables: from a request's resource to the rules whose targets match it, without looking
 * at the others.
 *
 * <p>{@link dev.edict.eval.table.DecisionTable} is made once from a rule set and holds a {@link
 * dev.edict.eval.table.NetworkTable}, a {@link dev.edict.eval.table.FileTable} and an {@link
 * dev.edict.eval.table.McpTable} for the denies and for the allows: the two sides compare
 * differently where there is doubt, so they share no index. What is found is weighed by {@code
 * eval.combine}. The parts are flat hash tables that verify every key ({@code TextTable}, {@code
 * PrefixTable}, {@code SuffixTable}, {@code AddressTable}), an index of globs ({@code GlobIndex})
 * and an automaton for what is left ({@code SegmentTrie}).
 */
package dev.edict.eval.table;
