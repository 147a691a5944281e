/**
 * Decision tables: from a request's resource to the rules whose targets match it, without looking
 * at the others.
 *
 * <p>{@link dev.edict.eval.table.DecisionTable} is made once from a rule set. Its indexes hold the
 * rules of both effects; {@code FirstRule} and {@link dev.edict.eval.table.DirectLookup} find the
 * first rule that matches, in the order of {@link dev.edict.eval.combine.RuleOrder}, and {@link
 * dev.edict.eval.table.NetworkTable}, {@link dev.edict.eval.table.FileTable} and {@link
 * dev.edict.eval.table.McpTable} report all of one effect, to be weighed by {@code eval.combine}.
 * The parts are flat hash tables that verify every key ({@code TextTable}, {@code PrefixTable},
 * {@code SuffixTable}, {@code AddressTable}), an index of globs ({@code GlobIndex}), one of
 * patterns with wildcards in several places ({@code ResidualIndex}), and an automaton for what
 * reaches beneath a path ({@code SegmentTrie}). {@code Ambiguity} refuses what would be slow.
 */
package dev.edict.eval.table;
