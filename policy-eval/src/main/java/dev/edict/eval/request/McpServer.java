package dev.edict.eval.request;

import org.jspecify.annotations.Nullable;

/**
 * An MCP server as the host program knows it; never as the server describes itself.
 *
 * @param name the name under which the host registered it
 * @param catalog the catalog it came from, if any
 * @param digest the digest of what runs, {@code sha256:…}, if known
 * @param url where it is reached, if it is remote
 */
public record McpServer(
    String name, @Nullable String catalog, @Nullable String digest, @Nullable String url) {

  /** Returns a server of which only the name is known. */
  public static McpServer named(String name) {
    return new McpServer(name, null, null, null);
  }

  /** Returns this server with the catalog it came from. */
  public McpServer fromCatalog(String name) {
    return new McpServer(this.name, name, digest, url);
  }

  /** Returns this server with the digest of what runs. */
  public McpServer withDigest(String value) {
    return new McpServer(name, catalog, value, url);
  }

  /** Returns this server with the URL it is reached at. */
  public McpServer withUrl(String value) {
    return new McpServer(name, catalog, digest, value);
  }
}
