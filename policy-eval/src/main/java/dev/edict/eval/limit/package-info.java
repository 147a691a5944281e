/**
 * Limits that the engine itself enforces: {@link dev.edict.eval.limit.RateLimitedDecisionPoint}
 * denies MCP calls that come faster than the policies allow.
 */
package dev.edict.eval.limit;
