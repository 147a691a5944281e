package dev.edict.eval.request;

import org.jspecify.annotations.Nullable;

/**
 * An MCP tool as its server lists it. Hints are claims of the server; absent ones take the unsafe
 * side.
 *
 * @param name the tool's name
 * @param digest the digest of its definition, {@code sha256:…}, if known
 * @param readOnlyHint whether it only reads; absent means that it does not
 * @param destructiveHint whether it may destroy; absent means that it may
 * @param idempotentHint whether a second call changes nothing; absent means that it does
 * @param openWorldHint whether it reaches the outside; absent means that it does
 */
public record McpTool(
    String name,
    @Nullable String digest,
    @Nullable Boolean readOnlyHint,
    @Nullable Boolean destructiveHint,
    @Nullable Boolean idempotentHint,
    @Nullable Boolean openWorldHint) {

  /** Returns a tool of which only the name is known. */
  public static McpTool named(String name) {
    return new McpTool(name, null, null, null, null, null);
  }

  /** Returns this tool with the digest of its definition. */
  public McpTool withDigest(String value) {
    return new McpTool(name, value, readOnlyHint, destructiveHint, idempotentHint, openWorldHint);
  }

  /** Returns this tool with all four hints given. */
  public McpTool withHints(
      boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    return new McpTool(name, digest, readOnly, destructive, idempotent, openWorld);
  }

  /** Returns whether the tool only reads. */
  public boolean readOnly() {
    return readOnlyHint != null && readOnlyHint;
  }

  /** Returns whether the tool may destroy. */
  public boolean destructive() {
    return destructiveHint == null || destructiveHint;
  }

  /** Returns whether a second call changes nothing. */
  public boolean idempotent() {
    return idempotentHint != null && idempotentHint;
  }

  /** Returns whether the tool reaches the outside. */
  public boolean openWorld() {
    return openWorldHint == null || openWorldHint;
  }
}
