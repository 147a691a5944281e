/**
 * The MCP gateway: {@link dev.edict.gateway.mcp.McpGateway} stands between one agent and its MCP
 * servers, shows it what it may use, and lets through what a policy allows.
 *
 * <p>A message from the agent becomes a request to the decision point; what is allowed is written
 * anew from what was judged and sent on with the secrets that the decision names. Both eras of the
 * protocol are spoken on both sides: sessions up to 2025-11-25, and 2026-07-28 without them.
 */
package dev.edict.gateway.mcp;
