package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the headers of a request with its body. The body is what is judged; headers that say
 * something else could lead somebody else astray, so such requests are refused.
 */
final class HttpHeaders {
  private static final String VERSION = "MCP-Protocol-Version";
  private static final Set<String> NAMED = Set.of("tools/call", "resources/read", "prompts/get");

  private HttpHeaders() {}

  /** Returns the values of a header. */
  static List<String> all(HttpExchange exchange, String name) {
    List<String> values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : values;
  }

  /** Returns whether the body is said to be JSON in UTF-8. */
  static boolean isJson(HttpExchange exchange) {
    List<String> types = all(exchange, "Content-Type");
    return types.size() == 1
        && Set.of(
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=utf-8")
            .contains(types.get(0).toLowerCase(Locale.ROOT));
  }

  /** Returns whether the request says that it needs no session. */
  static boolean isModern(HttpExchange exchange) {
    return all(exchange, VERSION).equals(List.of(Era.MODERN_VERSION));
  }

  /** Returns whether the client can read events. */
  static boolean readsEvents(HttpExchange exchange) {
    return all(exchange, "Accept").stream()
        .anyMatch(value -> value.contains("text/event-stream") || value.contains("*/*"));
  }

  /** Returns the headers that repeat arguments, by their names in lower case. */
  static Map<String, String> parameters(HttpExchange exchange) throws RpcFault {
    Map<String, String> found = new HashMap<>();
    for (String name : exchange.getRequestHeaders().keySet()) {
      String folded = name.toLowerCase(Locale.ROOT);
      if (folded.startsWith("mcp-param-")) {
        List<String> values = all(exchange, name);
        require(values.size() == 1, name, null);
        found.put(folded, values.get(0));
      }
    }
    return found;
  }

  /** Checks that headers and body say the same. */
  static void check(HttpExchange exchange, RpcMessage message) throws RpcFault {
    JsonNode id = message instanceof Request request ? request.id() : null;
    String bodyVersion = message instanceof Request request ? versionInBody(request) : null;
    String version = single(exchange, VERSION, id);
    boolean modern = bodyVersion != null || Era.MODERN_VERSION.equals(version);
    if (modern && message instanceof Request) {
      require(bodyVersion != null && bodyVersion.equals(version), VERSION, id);
    } else {
      require(version == null || isKnown(version), VERSION, id);
    }
    checkMethod(exchange, message, modern, id);
  }

  private static @Nullable String versionInBody(Request request) {
    JsonNode version = request.params().path("_meta").get(Era.META_VERSION);
    return version == null ? null : version.asText();
  }

  private static boolean isKnown(String version) {
    return Era.LEGACY_VERSIONS.contains(version) || version.equals(Era.MODERN_VERSION);
  }

  private static void checkMethod(
      HttpExchange exchange, RpcMessage message, boolean modern, @Nullable JsonNode id)
      throws RpcFault {
    String method = single(exchange, "Mcp-Method", id);
    String name = single(exchange, "Mcp-Name", id);
    if (message instanceof Request request) {
      require(method == null ? !modern : method.equals(request.method()), "Mcp-Method", id);
      boolean named = NAMED.contains(request.method());
      JsonNode target =
          request.params().get(request.method().equals("resources/read") ? "uri" : "name");
      if (name == null) {
        require(!modern || !named, "Mcp-Name", id);
      } else {
        String value = HeaderValue.decode(name);
        require(target != null && target.asText().equals(value), "Mcp-Name", id);
      }
    } else if (message instanceof Notification notification) {
      require(method == null || method.equals(notification.method()), "Mcp-Method", id);
    }
  }

  private static @Nullable String single(HttpExchange exchange, String name, @Nullable JsonNode id)
      throws RpcFault {
    List<String> values = all(exchange, name);
    require(values.size() <= 1, name, id);
    return values.isEmpty() ? null : values.get(0);
  }

  private static void require(boolean holds, String header, @Nullable JsonNode id) throws RpcFault {
    if (!holds) {
      throw new RpcFault(
          RpcError.HEADER_MISMATCH,
          "Header mismatch: " + header + " is missing or does not say what the body says",
          id);
    }
  }
}
