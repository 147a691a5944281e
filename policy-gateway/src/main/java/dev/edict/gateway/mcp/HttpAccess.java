package dev.edict.gateway.mcp;

import com.sun.net.httpserver.HttpExchange;
import dev.edict.gateway.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses who may not call: web pages of other origins, names of this machine that somebody else
 * made up, and clients without the token.
 */
final class HttpAccess {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int MISDIRECTED = 421;
  private static final String SCHEME = "Bearer ";

  private final McpHttpSettings settings;
  private final Set<String> hosts;

  HttpAccess(McpHttpSettings settings, int port) {
    this.settings = settings;
    this.hosts = new HashSet<>(settings.hosts());
    for (String local : List.of("localhost", "127.0.0.1", "[::1]")) {
      hosts.add(local + ":" + port);
    }
  }

  /** Returns the status of the refusal; 0 when the client may call. */
  int refusal(HttpExchange exchange) {
    List<String> host = HttpHeaders.all(exchange, "Host");
    if (host.size() != 1 || !hosts.contains(host.get(0))) {
      return MISDIRECTED;
    }
    if (!settings.origins().containsAll(HttpHeaders.all(exchange, "Origin"))) {
      return FORBIDDEN;
    }
    return hasToken(exchange) ? 0 : UNAUTHORIZED;
  }

  private boolean hasToken(HttpExchange exchange) {
    Secret token = settings.token();
    if (token == null) {
      return true;
    }
    List<String> shown = HttpHeaders.all(exchange, "Authorization");
    return shown.size() == 1
        && MessageDigest.isEqual(
            shown.get(0).getBytes(StandardCharsets.UTF_8),
            (SCHEME + token.reveal()).getBytes(StandardCharsets.UTF_8));
  }
}
