package dev.edict.gateway.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed.
 *
 * @param code the number
 * @param message one sentence
 * @param data details for programs, if there are any
 */
public record RpcError(int code, String message, @Nullable ObjectNode data) {

  /** The text is not strict JSON. */
  public static final int PARSE_ERROR = -32700;

  /** The JSON is not a JSON-RPC message, or one that is not taken. */
  public static final int INVALID_REQUEST = -32600;

  /** Nobody here answers that method. */
  public static final int METHOD_NOT_FOUND = -32601;

  /** The parameters are not those of the method. */
  public static final int INVALID_PARAMS = -32602;

  /** The other side failed. */
  public static final int INTERNAL_ERROR = -32603;

  /** Headers and body of an HTTP request say different things. */
  public static final int HEADER_MISMATCH = -32020;

  /** The protocol version is not spoken here. */
  public static final int UNSUPPORTED_VERSION = -32022;

  /** The policy denies it; outside the ranges that JSON-RPC and MCP keep for themselves. */
  public static final int DENIED = -31403;

  /** Returns an error without details. */
  public static RpcError of(int code, String message) {
    return new RpcError(code, message, null);
  }
}
