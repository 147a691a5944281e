package dev.edict.gateway.mcp;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that wait for answers; bounded, so that no client can use up the machine. */
final class GatewayThreads {
  private static final int MOST = 256;
  private static final ExecutorService POOL = pool();

  private GatewayThreads() {}

  private static ExecutorService pool() {
    return new ThreadPoolExecutor(
        0,
        MOST,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "edict-gateway");
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Runs a task on a thread of its own.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many wait already
   */
  static void run(Runnable task) {
    POOL.execute(task);
  }
}
