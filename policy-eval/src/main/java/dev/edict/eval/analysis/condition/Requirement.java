package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.Condition;

/**
 * That a test has one of some outcomes.
 *
 * @param test a condition that is no conjunction, disjunction or negation, unless it is too large
 *     to be taken apart
 * @param wanted the outcomes
 */
public record Requirement(Condition test, Wanted wanted) {}
