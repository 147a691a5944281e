/**
 * Trying a policy set out beside the one that is enforced: {@link
 * dev.edict.eval.shadow.ShadowedDecisionPoint}.
 */
package dev.edict.eval.shadow;
