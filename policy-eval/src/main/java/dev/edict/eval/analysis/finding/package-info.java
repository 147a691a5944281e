/**
 * Findings about rules that load and do not do what they seem to.
 *
 * <p>{@link dev.edict.eval.analysis.finding.PolicyLinter} runs every {@link
 * dev.edict.eval.analysis.finding.Lint} of its list; each is one class with one page in {@code
 * spec/lints}. Those about rules are exact: they ask {@link
 * dev.edict.eval.analysis.finding.RuleCoverage} whether other rules leave anything to a rule, and
 * what they say of a request was decided by the decision point. Authors silence a finding with
 * {@code @suppress("code", "reason")}; what silences nothing is a finding itself.
 */
package dev.edict.eval.analysis.finding;
