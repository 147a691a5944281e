/**
 * The syntax tree of a policy file, as written: sealed families of records, each with its span.
 *
 * <p>Nothing is resolved or normalised here; {@link dev.edict.dsl.ast.PolicyDocument} is the root,
 * {@link dev.edict.dsl.ast.Declaration} what stands at the top of a file, {@link
 * dev.edict.dsl.ast.RuleStatement} what stands inside a domain block. Record equality includes
 * spans. The tree comes from {@code dsl.parser} and feeds {@code dsl.check} and {@code dsl.format}.
 */
package dev.edict.dsl.ast;
