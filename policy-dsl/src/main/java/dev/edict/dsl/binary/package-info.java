/**
 * Compiled policy sets as files: {@link dev.edict.dsl.binary.RuleSetWriter} makes the bytes of a
 * {@link dev.edict.dsl.rule.RuleSet}, {@link dev.edict.dsl.binary.RuleSetReader} takes them back or
 * refuses them. {@code spec/binary-form.md} is the normative description.
 *
 * <p>The one exit of damaged input is {@link dev.edict.dsl.binary.RuleSetFormatException}.
 */
package dev.edict.dsl.binary;
