package dev.edict.gateway.proxy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;

/**
 * Copies between a client and a host in both directions until both are silent or one breaks. Closes
 * neither, unless they are silent for too long.
 */
final class Relay implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int LOOKS = 4;

  private final Socket client;
  private final Socket host;
  private final Duration idlePatience;
  private final ScheduledFuture<?> watch;
  private volatile long active = System.nanoTime();

  Relay(Socket client, Socket host, Duration idlePatience, Deadlines deadlines) throws IOException {
    this.client = client;
    this.host = host;
    this.idlePatience = idlePatience;
    this.watch = deadlines.every(idlePatience.dividedBy(LOOKS), this::endIfIdle);
  }

  private void endIfIdle() {
    if (System.nanoTime() - active > idlePatience.toNanos()) {
      closeBoth();
    }
  }

  /** Copies in both directions; returns when both have ended. */
  void both(InputStream fromClient, Executor threads) {
    CountDownLatch answered = new CountDownLatch(1);
    threads.execute(
        () -> {
          try {
            answers();
          } finally {
            answered.countDown();
          }
        });
    copy(fromClient, host);
    await(answered);
  }

  /** Copies what the host says to the client, until it ends. */
  void answers() {
    try {
      copy(host.getInputStream(), client);
    } catch (IOException gone) {
      closeBoth();
    }
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(InputStream from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      OutputStream out = to.getOutputStream();
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        active = System.nanoTime();
        out.write(buffer, 0, read);
        active = System.nanoTime();
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      closeBoth();
    }
  }

  private void closeBoth() {
    Upstream.close(client);
    Upstream.close(host);
  }

  @Override
  public void close() {
    watch.cancel(false);
  }
}
