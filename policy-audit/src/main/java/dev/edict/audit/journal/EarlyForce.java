package dev.edict.audit.journal;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Has a segment forced to the disk while the writer goes on, so that the disk and the encoding work
 * side by side. Nothing is acknowledged by it: the force that counts is the writer's own, which
 * then has less to wait for.
 *
 * <p>A failure is never lost: the system may report it once only, so the writer must {@link #join}
 * before a force of its own may be believed. For one thread.
 */
final class EarlyForce implements AutoCloseable {

  /** After how many bytes it pays to begin. */
  private static final long WORTH = 2 << 20;

  private static final long IDLE_SECONDS = 10;

  private final ExecutorService thread = singleThread();
  private @Nullable Future<?> underWay;
  private long bytes;

  /** Takes note of bytes that were appended, and has them forced when they are many. */
  void appended(SegmentFile file, int length) throws IOException {
    bytes += length;
    if (bytes < WORTH || (underWay != null && !underWay.isDone())) {
      return;
    }
    join();
    bytes = 0;
    underWay =
        thread.submit(
            () -> {
              file.force();
              return null;
            });
  }

  /** Takes note that everything appended is on the disk. */
  void forced() {
    bytes = 0;
  }

  /** Returns when no force is under way; throws what the last one met. */
  void join() throws IOException {
    Future<?> last = underWay;
    if (last == null) {
      return;
    }
    underWay = null;
    try {
      last.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException io
          ? io
          : new IOException("the disk could not be asked", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped before the disk had answered", stopped);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  private static ExecutorService singleThread() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "edict-audit-force");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
