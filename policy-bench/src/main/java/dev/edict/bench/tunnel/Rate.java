package dev.edict.bench.tunnel;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How often clients did something together.
 *
 * @param perSecond by the clock of the wall
 * @param perCpuSecond by the processor time of the whole program: clients, tunnel and host
 */
record Rate(double perSecond, double perCpuSecond) {
  private static final double NANOS = 1e9;

  /** Something that fails if what came of it is wrong. */
  interface Deed {
    void run() throws Exception;
  }

  /** Has so many clients do something, each so often. */
  static Rate of(int clients, int times, Deed deed)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<Void>> loops = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        loops.add(
            () -> {
              for (int done = 0; done < times; done++) {
                deed.run();
              }
              return null;
            });
      }
      long processor = processorTime();
      long start = System.nanoTime();
      for (Future<Void> loop : threads.invokeAll(loops)) {
        loop.get();
      }
      double done = (double) clients * times;
      return new Rate(
          done * NANOS / (System.nanoTime() - start), done * NANOS / (processorTime() - processor));
    } finally {
      threads.shutdownNow();
    }
  }

  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
