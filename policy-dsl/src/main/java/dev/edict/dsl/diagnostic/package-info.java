/**
 * Findings about a policy text, as data and as readable text.
 *
 * <p>{@link dev.edict.dsl.diagnostic.Diagnostic} says what is wrong, where and how to mend it;
 * {@link dev.edict.dsl.diagnostic.DiagnosticCode} lists every kind once; {@link
 * dev.edict.dsl.diagnostic.DiagnosticRenderer} only renders.
 */
package dev.edict.dsl.diagnostic;
