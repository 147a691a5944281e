package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which way a server speaks. A session is tried first: servers that speak both ways take
 * it, and some that speak only that way end when they are asked anything before it.
 */
final class Handshake {
  private final ServerPeer peer;
  private final ServerWire wire;
  private final Map<String, String> headers;
  private final Duration patience;

  Handshake(ServerPeer peer, ServerWire wire, Map<String, String> headers, Duration patience) {
    this.peer = peer;
    this.wire = wire;
    this.headers = headers;
    this.patience = patience;
  }

  /**
   * What the server says of itself.
   *
   * @param era which way it speaks
   * @param capabilities what it offers
   * @param instructions how a model is to use it, if it says so
   */
  record Outcome(Era era, ObjectNode capabilities, @Nullable String instructions) {

    /**
     * Returns parameters for a request, to which more can be added.
     *
     * @param clientCapabilities what the server may ask of the client
     */
    ObjectNode params(ObjectNode clientCapabilities) {
      ObjectNode params = StrictTree.nodes().objectNode();
      if (era == Era.MODERN) {
        ObjectNode meta = params.putObject("_meta");
        meta.put(Era.META_VERSION, Era.MODERN_VERSION);
        meta.set(Era.META_CAPABILITIES, clientCapabilities.deepCopy());
        meta.set(Era.META_CLIENT, identity());
      }
      return params;
    }
  }

  /** Returns what the gateway calls itself. */
  static ObjectNode identity() {
    return StrictTree.nodes().objectNode().put("name", "edict-gateway").put("version", "0.1.0");
  }

  Outcome shake(ObjectNode clientCapabilities) throws IOException {
    wire.speak(Era.LEGACY, Era.NEWEST_LEGACY);
    ObjectNode params = StrictTree.nodes().objectNode();
    params.put("protocolVersion", Era.NEWEST_LEGACY);
    params.set("capabilities", clientCapabilities.deepCopy());
    params.set("clientInfo", identity());
    Response response = peer.call("initialize", params, headers, patience);
    if (response instanceof Success success) {
      return legacy(success.result());
    }
    if (peer.isLost()) {
      throw new IOException("the server ended during the handshake");
    }
    return modern();
  }

  private Outcome legacy(ObjectNode result) throws IOException {
    JsonNode version = result.get("protocolVersion");
    if (version == null || !Era.LEGACY_VERSIONS.contains(version.asText())) {
      throw new IOException("the server speaks a version of the protocol that is not known here");
    }
    wire.speak(Era.LEGACY, version.textValue());
    peer.tell("notifications/initialized", StrictTree.nodes().objectNode());
    return outcome(Era.LEGACY, result);
  }

  private Outcome modern() throws IOException {
    wire.speak(Era.MODERN, Era.MODERN_VERSION);
    ObjectNode nothing = StrictTree.nodes().objectNode();
    ObjectNode params = new Outcome(Era.MODERN, nothing, null).params(nothing);
    Map<String, String> all = new HashMap<>(headers);
    if (wire.carriesHeaders()) {
      all.put("Mcp-Method", "server/discover");
    }
    Response response = peer.call("server/discover", params, all, patience);
    if (!(response instanceof Success success)) {
      throw new IOException("the server neither opens a session nor says what it offers");
    }
    for (JsonNode version : success.result().path("supportedVersions")) {
      if (version.asText().equals(Era.MODERN_VERSION)) {
        return outcome(Era.MODERN, success.result());
      }
    }
    throw new IOException("the server speaks a version of the protocol that is not known here");
  }

  private static Outcome outcome(Era era, ObjectNode result) {
    ObjectNode capabilities =
        result.get("capabilities") instanceof ObjectNode some
            ? some
            : StrictTree.nodes().objectNode();
    JsonNode instructions = result.get("instructions");
    return new Outcome(
        era,
        capabilities,
        instructions != null && instructions.isTextual() ? instructions.textValue() : null);
  }
}
