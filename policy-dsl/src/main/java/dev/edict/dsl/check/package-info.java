/**
 * From syntax trees to normalised rules: names are resolved, patterns parsed, conditions typed.
 *
 * <p>{@link dev.edict.dsl.check.PolicyChecks} runs everything. What looks at a tree alone is a
 * {@code DocumentCheck}, one class each, listed in {@code PolicyChecks}; what must be understood to
 * be normalised is checked by the normaliser of its domain, so that nothing is interpreted twice. A
 * policy set with an error gives no rules at all.
 */
package dev.edict.dsl.check;
