package dev.edict.gateway.mcp;

import com.sun.net.httpserver.HttpExchange;
import dev.edict.gateway.rpc.RpcCodec;
import dev.edict.gateway.rpc.RpcMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a session tells its client of its own accord, on a stream that the client opens. What nobody
 * reads is kept up to a bound. Safe for use by many threads.
 */
final class NewsStream implements Outlet, AutoCloseable {
  private static final int MOST_KEPT = 256;
  private static final int SECONDS_OF_SILENCE = 15;
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final BlockingQueue<RpcMessage> kept = new ArrayBlockingQueue<>(MOST_KEPT);
  private volatile boolean closed;
  private volatile long readers;
  private volatile long read;

  @Override
  public boolean send(RpcMessage message) {
    return !closed && kept.offer(message);
  }

  /** Writes to the client until it goes, opens another stream, or the session ends. */
  void stream(HttpExchange exchange) throws IOException {
    long reader;
    synchronized (this) {
      reader = ++readers;
      read = reader;
    }
    try {
      HttpReply.startEvents(exchange);
      OutputStream out = exchange.getResponseBody();
      out.write(COMMENT);
      out.flush();
      while (!closed && reader == readers) {
        RpcMessage message = kept.poll(SECONDS_OF_SILENCE, TimeUnit.SECONDS);
        out.write(message == null ? COMMENT : EventStream.event(RpcCodec.write(message)));
        out.flush();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (this) {
        read = reader == readers ? 0 : read;
      }
    }
  }

  /** Returns whether a client reads, as far as is known. */
  boolean isRead() {
    return read != 0;
  }

  @Override
  public void close() {
    closed = true;
  }
}
