package dev.edict.gateway.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A message that is refused; the text of it is never repeated. */
public final class RpcFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RpcError error;
  private final transient @Nullable JsonNode id;

  /** Makes a fault of a message whose identifier could not be read. */
  public RpcFault(int code, String message) {
    this(code, message, null);
  }

  /** Makes a fault of a message with the identifier {@code id}, if it could be read. */
  public RpcFault(int code, String message, @Nullable JsonNode id) {
    this(RpcError.of(code, message), id);
  }

  /** Makes a fault with details. */
  public RpcFault(RpcError error, @Nullable JsonNode id) {
    super(error.message());
    this.error = error;
    this.id = id;
  }

  /** Returns what to answer. */
  public RpcError error() {
    return error;
  }

  /** Returns the identifier of the message, if it could be read. */
  public @Nullable JsonNode id() {
    return id;
  }

  /** Returns the answer to the message. */
  public RpcMessage.Failure answer() {
    return new RpcMessage.Failure(id, error);
  }
}
