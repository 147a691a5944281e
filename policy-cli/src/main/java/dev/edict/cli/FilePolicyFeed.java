package dev.edict.cli;

import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;

/** Policies from files. */
final class FilePolicyFeed implements PolicyFeed {
  private final PolicyDecisionPoint point;
  private final PolicyWatch watch;
  private volatile Runnable published = () -> {};

  private FilePolicyFeed(PolicyOption policy, Streams streams) throws IOException {
    this.point = PolicyDecisionPoint.of(policy.load(streams).rules());
    this.watch =
        PolicyWatch.of(
            policy,
            streams,
            () -> {
              point.publish(policy.load(streams).rules());
              published.run();
            });
  }

  /** Reads the files of {@code policy}; they must be without errors. */
  static PolicyFeed open(PolicyOption policy, Streams streams) throws IOException {
    return new FilePolicyFeed(policy, streams);
  }

  @Override
  public PolicyDecisionPoint point() {
    return point;
  }

  @Override
  public void follow(Runnable then) {
    published = then;
    watch.start();
  }

  @Override
  public void close() {
    watch.close();
  }
}
