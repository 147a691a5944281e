package dev.edict.gateway.mcp;

import dev.edict.gateway.secret.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may talk to a gateway over HTTP.
 *
 * @param hosts the names that clients may call it by besides those of the local machine, {@code
 *     host:port}
 * @param origins the origins of web pages that may call it; none for most gateways
 * @param token what clients have to show as a bearer token; null when anybody who reaches the
 *     address may call
 */
public record McpHttpSettings(Set<String> hosts, Set<String> origins, @Nullable Secret token) {

  /** What suits a gateway that is reached from its own machine alone. */
  public static final McpHttpSettings LOCAL = new McpHttpSettings(Set.of(), Set.of(), null);

  /** Copies the sets. */
  public McpHttpSettings {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  /** Returns these settings with the token that clients have to show. */
  public McpHttpSettings withToken(Secret value) {
    return new McpHttpSettings(hosts, origins, value);
  }
}
