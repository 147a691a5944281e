package dev.edict.eval.test.mutation;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.SourceLocation;
import java.util.function.UnaryOperator;

/**
 * A change of a policy set in one place.
 *
 * @param kind what is changed
 * @param description what is so then, as in {@code the rule is left out}
 * @param origin the statement that is changed
 * @param change makes the changed set
 */
record Mutant(
    MutationKind kind, String description, SourceLocation origin, UnaryOperator<RuleSet> change) {}
