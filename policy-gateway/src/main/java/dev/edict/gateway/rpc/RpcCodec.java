package dev.edict.gateway.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Success;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON-RPC messages. */
public final class RpcCodec {
  private static final Set<String> MEMBERS =
      Set.of("jsonrpc", "id", "method", "params", "result", "error");
  private static final Set<String> ERROR_MEMBERS = Set.of("code", "message", "data");
  private static final int MOST_ID_CHARACTERS = 256;
  // What every reader holds exactly, whether it keeps numbers as doubles or not.
  private static final long LARGEST_ID = 1L << 53;

  private RpcCodec() {}

  /**
   * Returns the message that {@code text} writes.
   *
   * @throws RpcFault if it is not strict JSON, not one JSON-RPC message, or has a member that
   *     messages do not have
   */
  public static RpcMessage read(String text) throws RpcFault {
    JsonNode tree = StrictTree.read(text);
    if (tree.isArray()) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "batches of messages are not taken");
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "a message is an object");
    }
    JsonNode id = object.get("id");
    JsonNode usable = isIdentifier(id) ? id : null;
    checkMembers(object, MEMBERS, usable);
    JsonNode version = object.get("jsonrpc");
    if (version == null || !version.isTextual() || !version.textValue().equals("2.0")) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "\"jsonrpc\" is not \"2.0\"", usable);
    }
    return object.has("method") ? call(object, id, usable) : response(object, id, usable);
  }

  private static RpcMessage call(ObjectNode object, @Nullable JsonNode id, @Nullable JsonNode known)
      throws RpcFault {
    JsonNode method = object.get("method");
    if (!method.isTextual() || object.has("result") || object.has("error")) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "neither a call nor a response", known);
    }
    JsonNode params = object.get("params");
    if (params != null && !params.isObject()) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "\"params\" is not an object", known);
    }
    ObjectNode given = params instanceof ObjectNode some ? some : StrictTree.nodes().objectNode();
    if (id == null) {
      return new Notification(method.textValue(), given);
    }
    return new Request(required(known), method.textValue(), given);
  }

  private static RpcMessage response(
      ObjectNode object, @Nullable JsonNode id, @Nullable JsonNode known) throws RpcFault {
    JsonNode result = object.get("result");
    JsonNode error = object.get("error");
    if ((result == null) == (error == null) || object.has("params")) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "neither a call nor a response", known);
    }
    if (result != null) {
      if (!(result instanceof ObjectNode some)) {
        throw new RpcFault(RpcError.INVALID_REQUEST, "\"result\" is not an object", known);
      }
      return new Success(required(known), some);
    }
    JsonNode idOfFailure = id == null || id.isNull() ? null : required(known);
    return new Failure(idOfFailure, error(error, known));
  }

  private static RpcError error(@Nullable JsonNode error, @Nullable JsonNode id) throws RpcFault {
    if (!(error instanceof ObjectNode object)) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "\"error\" is not an object", id);
    }
    checkMembers(object, ERROR_MEMBERS, id);
    JsonNode code = object.get("code");
    JsonNode message = object.get("message");
    if (code == null || !code.isInt() || message == null || !message.isTextual()) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "an error has a code and a message", id);
    }
    ObjectNode data = object.get("data") instanceof ObjectNode some ? some : null;
    return new RpcError(code.intValue(), message.textValue(), data);
  }

  private static void checkMembers(ObjectNode object, Set<String> known, @Nullable JsonNode id)
      throws RpcFault {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      if (!known.contains(names.next())) {
        throw new RpcFault(
            RpcError.INVALID_REQUEST, "the message has a member that messages do not have", id);
      }
    }
  }

  private static JsonNode required(@Nullable JsonNode id) throws RpcFault {
    if (id == null) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "\"id\" is neither a text nor a whole number");
    }
    return id;
  }

  private static boolean isIdentifier(@Nullable JsonNode id) {
    if (id == null) {
      return false;
    }
    return id.isTextual()
        ? id.textValue().length() <= MOST_ID_CHARACTERS
        : id.isIntegralNumber() && id.canConvertToLong() && Math.abs(id.longValue()) <= LARGEST_ID;
  }

  /** Returns the text of a message, in one line. */
  public static String write(RpcMessage message) {
    ObjectNode object = StrictTree.nodes().objectNode().put("jsonrpc", "2.0");
    if (message instanceof Request request) {
      object.set("id", request.id());
      addCall(object, request.method(), request.params());
    } else if (message instanceof Notification notification) {
      addCall(object, notification.method(), notification.params());
    } else if (message instanceof Success success) {
      object.set("id", success.id());
      object.set("result", success.result());
    } else if (message instanceof Failure failure) {
      object.set("id", failure.id());
      addError(object.putObject("error"), failure.error());
    } else {
      throw new AssertionError(message);
    }
    return StrictTree.write(object);
  }

  private static void addCall(ObjectNode object, String method, ObjectNode params) {
    object.put("method", method);
    if (!params.isEmpty()) {
      object.set("params", params);
    }
  }

  private static void addError(ObjectNode object, RpcError error) {
    object.put("code", error.code()).put("message", error.message());
    if (error.data() != null) {
      object.set("data", error.data());
    }
  }
}
