package dev.edict.cli;

import dev.edict.dsl.rule.RuleSet;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the policies of a running command anew when their files change. Files with errors are
 * reported, and what was published before stays.
 */
final class PolicyWatch implements AutoCloseable {
  private static final int SECONDS = 1;

  private final PolicyOption policy;
  private final Streams streams;
  private final Consumer<RuleSet> publish;
  private final Runnable published;
  private final ScheduledExecutorService timer;
  private String seen;
  private @Nullable ScheduledFuture<?> looking;

  private PolicyWatch(
      PolicyOption policy, Streams streams, Consumer<RuleSet> publish, Runnable published)
      throws IOException {
    this.policy = policy;
    this.streams = streams;
    this.publish = publish;
    this.published = published;
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
   * @param publish takes the rules after a change
   * @param published is run after that
   */
  static PolicyWatch of(
      PolicyOption policy, Streams streams, Consumer<RuleSet> publish, Runnable published)
      throws IOException {
    return new PolicyWatch(policy, streams, publish, published);
  }

  void start() {
    looking = timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      String state = policy.state();
      if (!state.equals(seen)) {
        seen = state;
        publish.accept(policy.load(streams).rules());
        published.run();
        streams.err().println("edict: the policies changed and were published");
      }
    } catch (IOException | RuntimeException unusable) {
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
