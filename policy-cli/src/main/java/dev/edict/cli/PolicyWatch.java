package dev.edict.cli;

import dev.edict.bundle.BundleRefusedException;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the policy files of a running command. When they change they are taken anew; what
 * cannot be taken is reported, and what was there before stays.
 */
final class PolicyWatch implements AutoCloseable {
  private static final int SECONDS = 1;

  private final PolicyOption policy;
  private final Streams streams;
  private final Reload reload;
  private final ScheduledExecutorService timer;
  private String seen;
  private @Nullable ScheduledFuture<?> looking;

  /** Takes the files anew. */
  @FunctionalInterface
  interface Reload {
    /** Throws one of the exceptions of commands when they cannot be used. */
    void run() throws IOException, BundleRefusedException;
  }

  private PolicyWatch(PolicyOption policy, Streams streams, Reload reload) throws IOException {
    this.policy = policy;
    this.streams = streams;
    this.reload = reload;
    this.seen = policy.state();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "edict-policy-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns what looks after the files of {@code policy}, once it is started.
   *
   * @throws IOException if a file or directory is missing
   */
  static PolicyWatch of(PolicyOption policy, Streams streams, Reload reload) throws IOException {
    return new PolicyWatch(policy, streams, reload);
  }

  void start() {
    looking = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      String state = policy.state();
      if (!state.equals(seen)) {
        seen = state;
        reload.run();
        streams.err().println("edict: the policies changed and were published");
      }
    } catch (IOException | BundleRefusedException | RuntimeException unusable) {
      streams.err().println("edict: the policies changed but cannot be used; the old ones stay");
    }
  }

  @Override
  public void close() {
    if (looking != null) {
      looking.cancel(true);
    }
    timer.shutdown();
  }
}
