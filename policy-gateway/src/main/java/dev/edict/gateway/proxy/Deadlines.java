package dev.edict.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends what takes too long. Sockets have no timeouts of their own: those begin anew with each byte,
 * so that a client could take for ever, and cost system calls for each read. Safe for use by many
 * threads.
 */
final class Deadlines implements AutoCloseable {
  private static final Duration DRAINING = Duration.ofSeconds(1);

  private final ScheduledThreadPoolExecutor clock;

  Deadlines() {
    clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "edict-proxy-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Something that may take only so long. */
  final class Deadline implements AutoCloseable {
    private final Socket socket;
    private final Duration patience;
    private volatile boolean passed;
    private volatile ScheduledFuture<?> next;

    private Deadline(Socket socket, Duration patience, boolean reading) throws IOException {
      this.socket = socket;
      this.patience = patience;
      // The deadline may pass before this is done.
      synchronized (this) {
        this.next = schedule(reading ? this::endOfInput : this::end, patience);
      }
    }

    /** Returns whether it took too long. */
    boolean isPassed() {
      return passed;
    }

    private synchronized void endOfInput() {
      if (next.isCancelled()) {
        return;
      }
      passed = true;
      try {
        // Whoever reads gets the end of the stream, and can still answer.
        socket.shutdownInput();
        next = schedule(this::end, patience);
      } catch (IOException gone) {
        Upstream.close(socket);
      }
    }

    private void end() {
      passed = true;
      Upstream.close(socket);
    }

    /** Says that it is done. */
    @Override
    public synchronized void close() {
      next.cancel(false);
    }
  }

  /** Returns a deadline that ends what {@code socket} can be read from, and the socket later. */
  Deadline reading(Socket socket, Duration patience) throws IOException {
    return new Deadline(socket, patience, true);
  }

  /** Returns a deadline that closes {@code socket}. */
  Deadline closing(Socket socket, Duration patience) throws IOException {
    return new Deadline(socket, patience, false);
  }

  /**
   * Reads and forgets what a client goes on to send although it has its answer, for a second at
   * most: closing with something unread would take the answer back.
   */
  @SuppressWarnings("try")
  void drain(Socket client, InputStream in) throws IOException {
    try (Deadline deadline = closing(client, DRAINING)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Has something looked at again and again, until the answer is cancelled. */
  ScheduledFuture<?> every(Duration span, Runnable look) throws IOException {
    try {
      return clock.scheduleWithFixedDelay(
          look, span.toNanos(), span.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      throw new IOException("the proxy is closed", closed);
    }
  }

  private ScheduledFuture<?> schedule(Runnable task, Duration patience) throws IOException {
    try {
      return clock.schedule(task, patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      throw new IOException("the proxy is closed", closed);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
