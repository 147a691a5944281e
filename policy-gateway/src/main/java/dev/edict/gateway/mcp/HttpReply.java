package dev.edict.gateway.mcp;

import com.sun.net.httpserver.HttpExchange;
import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer to one request over HTTP: one JSON object, or a stream of events as soon as there is
 * something to say before the answer. Safe for use by many threads.
 */
final class HttpReply implements Outlet {
  private static final int OK = 200;
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final HttpExchange exchange;
  private final boolean events;
  private boolean streaming;
  private boolean finished;

  HttpReply(HttpExchange exchange) {
    this.exchange = exchange;
    this.events = HttpHeaders.readsEvents(exchange);
  }

  /** Answers without a body. */
  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /** Answers with one JSON object. */
  static void json(HttpExchange exchange, int status, RpcMessage message) throws IOException {
    byte[] body = RpcCodec.write(message).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Starts a stream of events. */
  static void startEvents(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
    exchange.sendResponseHeaders(OK, 0);
  }

  /** Sends something before the answer; returns whether it went out. */
  @Override
  public synchronized boolean send(RpcMessage message) {
    if (!events || finished) {
      return false;
    }
    try {
      if (!streaming) {
        streaming = true;
        startEvents(exchange);
      }
      write(message);
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  @Override
  public synchronized boolean keepAlive() {
    try {
      if (streaming) {
        exchange.getResponseBody().write(COMMENT);
        exchange.getResponseBody().flush();
      }
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  private void write(RpcMessage message) throws IOException {
    exchange.getResponseBody().write(EventStream.event(RpcCodec.write(message)));
    exchange.getResponseBody().flush();
  }

  /**
   * Sends the answer, with {@code status} if nothing was sent before it.
   *
   * @throws IOException if the client is gone
   */
  synchronized void finish(Response response, int status) throws IOException {
    finished = true;
    if (streaming) {
      write(response);
    } else {
      json(exchange, status, response);
    }
  }
}
