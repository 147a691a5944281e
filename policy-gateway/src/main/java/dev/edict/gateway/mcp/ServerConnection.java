package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.McpServer;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server that may be used, after the handshake. Safe for use by many threads. */
final class ServerConnection implements AutoCloseable {
  private static final int MOST_PAGES = 100;
  private static final int MOST_ITEMS = 10_000;

  private final McpServerSettings settings;
  private final McpServer server;
  private final ServerPeer peer;
  private final boolean carriesHeaders;
  private final Set<String> variables;
  private final Decision registration;
  private final SecretInjection secrets;
  private final Handshake.Outcome handshake;
  private final ToolCatalogue tools;

  private ServerConnection(
      Opening opening, ServerPeer peer, boolean carriesHeaders, Handshake.Outcome handshake) {
    this.settings = opening.settings();
    this.server = opening.server();
    this.registration = opening.registration();
    this.secrets = opening.secrets();
    this.variables = SecretInjection.variables(opening.registration());
    this.peer = peer;
    this.carriesHeaders = carriesHeaders;
    this.handshake = handshake;
    this.tools = new ToolCatalogue(opening.settings().name(), opening.pins());
  }

  /**
   * What a connection is made from.
   *
   * @param settings how the server is reached
   * @param server the server as decisions see it
   * @param registration the decision that lets it be used
   * @param capabilities what the client says that it can do
   */
  record Opening(
      McpServerSettings settings,
      McpServer server,
      Decision registration,
      SecretInjection secrets,
      ToolPins pins,
      ObjectNode capabilities) {}

  /**
   * Shakes hands over {@code wire}.
   *
   * @throws IOException if the server does not, or the policy wants something that the wire cannot
   */
  static ServerConnection open(Opening opening, ServerWire wire, ServerPeer.Listener listener)
      throws IOException {
    ServerPeer.HeaderSource standing =
        () -> opening.secrets().values(opening.registration(), Place.HEADER);
    ServerPeer peer = new ServerPeer(wire, listener, standing);
    peer.start();
    try {
      Map<String, String> headers = standing.headers();
      Handshake.Outcome outcome =
          new Handshake(peer, wire, headers, opening.settings().patience())
              .shake(permitted(opening.settings(), opening.capabilities()));
      return new ServerConnection(opening, peer, wire.carriesHeaders(), outcome);
    } catch (IOException | RuntimeException failed) {
      peer.close();
      throw failed;
    }
  }

  String name() {
    return settings.name();
  }

  McpServer server() {
    return server;
  }

  McpServerSettings settings() {
    return settings;
  }

  ServerPeer peer() {
    return peer;
  }

  Era era() {
    return handshake.era();
  }

  ObjectNode capabilities() {
    return handshake.capabilities();
  }

  @Nullable String instructions() {
    return handshake.instructions();
  }

  /** Returns the decision that lets the server be used. */
  Decision registration() {
    return registration;
  }

  ToolCatalogue tools() {
    return tools;
  }

  /** Returns whether the server says that it has something, such as {@code tools}. */
  boolean offers(String capability) {
    return handshake.capabilities().path(capability).isObject();
  }

  /** Lists the tools anew. */
  void refreshTools() throws IOException {
    tools.replace(offers("tools") ? list("tools/list", "tools") : List.of());
  }

  /**
   * Returns everything of a list, whatever its pages.
   *
   * @throws IOException if the server fails, or the list is too long
   */
  List<ObjectNode> list(String method, String member) throws IOException {
    List<ObjectNode> items = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      ObjectNode params = params();
      if (cursor != null) {
        params.put("cursor", cursor);
      }
      Response response = own(method, params);
      if (!(response instanceof Success success)) {
        throw new IOException(name() + " does not list: " + describe(response));
      }
      for (JsonNode item : success.result().path(member)) {
        if (item instanceof ObjectNode object) {
          items.add(object);
        }
      }
      JsonNode next = success.result().get("nextCursor");
      if (items.size() > MOST_ITEMS) {
        break;
      }
      if (next == null || !next.isTextual()) {
        return items;
      }
      cursor = next.textValue();
    }
    throw new IOException("the list of " + name() + " is too long");
  }

  /** Sends a request of the gateway itself and waits for the answer. */
  Response own(String method, ObjectNode params) throws IOException {
    Map<String, String> headers = headers(method, params, registration, Map.of());
    return peer.call(method, params, headers, settings.patience());
  }

  /** Has the server tell of changes, as {@code decision} allows, until the request is cancelled. */
  PendingCall listen(ObjectNode filter, Decision decision) throws IOException {
    ObjectNode params = params();
    params.set("notifications", filter);
    return peer.listen(params, headers("subscriptions/listen", params, decision, Map.of()));
  }

  /**
   * Returns parameters for a request to this server, to which more can be added.
   *
   * @param clientCapabilities what the client says that it can do
   */
  ObjectNode params(ObjectNode clientCapabilities) {
    return handshake.params(permitted(settings, clientCapabilities));
  }

  /** Returns parameters for a request of the gateway itself. */
  ObjectNode params() {
    return handshake.params(StrictTree.nodes().objectNode());
  }

  // A server is told only of what it may use, so it does not ask for the rest.
  private static ObjectNode permitted(McpServerSettings settings, ObjectNode capabilities) {
    ObjectNode permitted = StrictTree.nodes().objectNode();
    for (ClientRequest request : settings.clientRequests()) {
      if (capabilities.get(request.capability()) instanceof ObjectNode capability) {
        permitted.set(request.capability(), capability.deepCopy());
      }
    }
    return permitted;
  }

  /**
   * Returns the headers for a request that {@code decision} lets through, with the secrets in it.
   *
   * @throws IOException if a secret cannot be had, or cannot be put where it belongs
   */
  Map<String, String> headers(
      String method, ObjectNode params, Decision decision, Map<String, String> more)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    if (carriesHeaders && era() == Era.MODERN) {
      headers.put("Mcp-Method", method);
      JsonNode target = params.has("uri") ? params.get("uri") : params.get("name");
      if (target != null && target.isTextual()) {
        headers.put("Mcp-Name", HeaderValue.encode(target.textValue()));
      }
      headers.putAll(more);
    }
    headers.putAll(secrets.values(decision, Place.HEADER));
    if (!carriesHeaders && !headers.isEmpty()) {
      throw new IOException("a secret is meant for a header, and " + name() + " takes none");
    }
    if (!variables.containsAll(SecretInjection.variables(decision))) {
      throw new IOException("a secret is meant for " + name() + " that it was not started with");
    }
    return headers;
  }

  static String describe(Response response) {
    return response instanceof Failure failure ? "error " + failure.error().code() : "no list";
  }

  @Override
  public void close() {
    peer.close();
  }
}
