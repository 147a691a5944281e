/**
 * The front door of the policy language: {@link dev.edict.dsl.PolicyFrontEnd} turns texts into an
 * {@link dev.edict.dsl.Analysis} of rules and findings.
 *
 * <p>The packages beneath are the stages, in order: source, diagnostic, ast, parser, match, rule,
 * check, format. Each uses only earlier ones.
 */
package dev.edict.dsl;
