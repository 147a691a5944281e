package dev.edict.dsl.rule;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.source.SourceLocation;

/**
 * A claim about every request that a policy set must prove true.
 *
 * @param kind never or only
 * @param target what it is about
 * @param origin where it is written
 */
public record Assertion(AssertionDeclaration.Kind kind, RuleTarget target, SourceLocation origin) {}
