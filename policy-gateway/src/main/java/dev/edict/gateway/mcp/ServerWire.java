package dev.edict.gateway.mcp;

import dev.edict.gateway.rpc.RpcMessage;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection to an MCP server. Safe for use by many threads. */
interface ServerWire extends AutoCloseable {

  /** Starts to hand over what comes in. */
  void start(Receiver receiver);

  /**
   * Sends a message.
   *
   * @param headers what goes along with this message alone, if the wire can carry it
   * @throws IOException if it cannot be sent
   */
  void send(RpcMessage message, Map<String, String> headers) throws IOException;

  /** Stops to wait for the answer to a request. */
  default void abandon(long id) {
    // On most wires a message says that.
  }

  /** Returns whether messages can carry headers. */
  boolean carriesHeaders();

  /** Tells which way the server speaks, and in which version. */
  void speak(Era era, String version);

  @Override
  void close();

  /** Takes what comes in. */
  interface Receiver {
    /** Takes a message of the server. */
    void receive(RpcMessage message);

    /**
     * Takes the end of a request that gets no answer.
     *
     * @param request the request; null when it is all of them
     */
    void failed(RpcMessage.@Nullable Request request, String reason);
  }
}
