package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.StrictTree;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, and in which way.
 *
 * @param era the way
 * @param capabilities what the client says it can do
 */
record Caller(Era era, ObjectNode capabilities) {

  /** A client of which nothing is known yet. */
  static final Caller UNKNOWN = new Caller(Era.LEGACY, StrictTree.nodes().objectNode());

  /**
   * Returns who sends a request of the modern era; null for one of a session.
   *
   * @throws RpcFault if the version is not spoken here, or something is missing
   */
  static @Nullable Caller modern(Request request) throws RpcFault {
    ObjectNode meta = new Params(request.params()).meta();
    JsonNode version = meta.get(Era.META_VERSION);
    if (version == null) {
      return null;
    }
    if (!version.asText().equals(Era.MODERN_VERSION)) {
      throw new RpcFault(unsupported(version.asText()), request.id());
    }
    if (!(meta.get(Era.META_CAPABILITIES) instanceof ObjectNode capabilities)) {
      throw new RpcFault(
          RpcError.INVALID_PARAMS, "the request does not say what the client can do", request.id());
    }
    return new Caller(Era.MODERN, capabilities);
  }

  private static RpcError unsupported(String requested) {
    ObjectNode data = StrictTree.nodes().objectNode();
    data.putArray("supported").add(Era.MODERN_VERSION).add(Era.NEWEST_LEGACY);
    data.put("requested", requested);
    return new RpcError(RpcError.UNSUPPORTED_VERSION, "Unsupported protocol version", data);
  }

  /** Returns whether the client can be asked this. */
  boolean can(ClientRequest request) {
    return capabilities.path(request.capability()).isObject();
  }

  /** Returns whether the client can show a form to a person. */
  boolean canShowForms() {
    JsonNode elicitation = capabilities.path(ClientRequest.ELICITATION.capability());
    return elicitation.isObject() && (elicitation.isEmpty() || elicitation.has("form"));
  }
}
