package dev.edict.gateway.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A JSON-RPC message. Its {@code toString} tells no content, which may be secret. */
public sealed interface RpcMessage {

  /**
   * Asks for an answer.
   *
   * @param id a text or a whole number
   * @param method what is asked
   * @param params the parameters; empty when there are none
   */
  record Request(JsonNode id, String method, ObjectNode params) implements RpcMessage {
    @Override
    public String toString() {
      return "request";
    }
  }

  /**
   * Tells something.
   *
   * @param method what it is about
   * @param params the parameters; empty when there are none
   */
  record Notification(String method, ObjectNode params) implements RpcMessage {
    @Override
    public String toString() {
      return "notification";
    }
  }

  /** Ends a request. */
  sealed interface Response extends RpcMessage {}

  /**
   * A request was answered.
   *
   * @param id the identifier of the request
   * @param result the answer
   */
  record Success(JsonNode id, ObjectNode result) implements Response {
    @Override
    public String toString() {
      return "success";
    }
  }

  /**
   * A request failed.
   *
   * @param id the identifier of the request; null when it could not be read
   * @param error why
   */
  record Failure(@Nullable JsonNode id, RpcError error) implements Response {
    @Override
    public String toString() {
      return "failure " + error.code();
    }
  }
}
