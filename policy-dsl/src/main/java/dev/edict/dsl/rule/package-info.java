/**
 * Normalised rules: what a checked policy set means, free of syntax.
 *
 * <p>{@link dev.edict.dsl.rule.RuleSet} is the whole set, {@link dev.edict.dsl.rule.Rule} one rule
 * with parsed patterns and a typed {@link dev.edict.dsl.rule.Condition}. Made by {@code dsl.check},
 * compiled to decision tables by the {@code eval} module. Everything here is immutable, and every
 * list is in the order that precedence ties are broken by: level, file name, position.
 */
package dev.edict.dsl.rule;
