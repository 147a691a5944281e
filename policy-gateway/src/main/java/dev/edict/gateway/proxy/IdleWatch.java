package dev.edict.gateway.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

/** Closes a client and a host when neither has said anything for too long. */
final class IdleWatch implements AutoCloseable {
  private static final int LOOKS = 4;

  private final Socket client;
  private final Socket host;
  private final Duration patience;
  private final ScheduledFuture<?> looks;
  private volatile long active = System.nanoTime();

  IdleWatch(Socket client, Socket host, Duration patience, Deadlines deadlines) throws IOException {
    this.client = client;
    this.host = host;
    this.patience = patience;
    this.looks = deadlines.every(patience.dividedBy(LOOKS), this::endIfIdle);
  }

  private void endIfIdle() {
    if (System.nanoTime() - active > patience.toNanos()) {
      closeBoth();
    }
  }

  /** Says that something was said. */
  void mark() {
    active = System.nanoTime();
  }

  void closeBoth() {
    Upstream.close(client);
    Upstream.close(host);
  }

  /** Returns {@code in}, reading from which is no silence. */
  InputStream watched(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        active = System.nanoTime();
        return super.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        active = System.nanoTime();
        return read;
      }
    };
  }

  @Override
  public void close() {
    looks.cancel(false);
  }
}
