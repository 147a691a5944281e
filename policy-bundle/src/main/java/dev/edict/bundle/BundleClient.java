package dev.edict.bundle;

import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a decision point on the newest bundle. Safe for use by many threads.
 *
 * <p>A bundle is verified before it is read, and published whole by one write. What cannot be used
 * is reported and changes nothing: the last good bundle decides on, until it expires or the source
 * was not heard of for too long. Then, and before there is any bundle, everything is denied.
 *
 * <pre>{@code
 * PolicyDecisionPoint pdp = PolicyDecisionPoint.denyAll();
 * try (BundleClient client =
 *     BundleClient.builder(BundleSource.at(url), TrustedKeys.read(keys), pdp)
 *         .store(directory)
 *         .open()) {
 *   client.start();
 *   // ask pdp
 * }
 * }</pre>
 */
public final class BundleClient implements AutoCloseable {
  private final BundleActivation activation;
  private final BundlePolling polling;
  private final BundleSchedule schedule;
  private final InstantSource clock;
  private final Consumer<BundleHealth> listener;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final CountDownLatch closed = new CountDownLatch(1);

  private BundleClient(Builder builder, @Nullable BundleStore store) throws IOException {
    BundleVerifier verifier = BundleVerifier.of(builder.keys, builder.limits, builder.clock);
    this.schedule = builder.schedule;
    this.clock = builder.clock;
    this.listener = builder.listener;
    this.activation =
        new BundleActivation(
            builder.point, builder.clock, builder.schedule.maxAge(), builder.local);
    this.polling = new BundlePolling(builder.source, verifier, activation, store, builder.name);
  }

  /**
   * Returns a builder of a client.
   *
   * @param source where bundles come from
   * @param keys who must have signed them
   * @param point what decides by them. Nobody else may publish there.
   */
  public static Builder builder(BundleSource source, TrustedKeys keys, PolicyDecisionPoint point) {
    return new Builder(source, keys, point);
  }

  /**
   * Activates what is on the disk, asks the source for the first time, and goes on in the
   * background. Returns how the client stands then.
   */
  public BundleHealth start() {
    restore();
    BundleHealth health = poll();
    Thread thread = new Thread(() -> run(health), "edict-bundle");
    thread.setDaemon(true);
    thread.start();
    return health;
  }

  /** Activates the last good bundle on the disk, if there is one that may still be used. */
  synchronized void restore() {
    polling.restore();
  }

  /** Asks the source now, and returns how the client stands after that. */
  public BundleHealth poll() {
    BundleHealth health;
    synchronized (this) {
      polling.poll();
      health = health();
    }
    tell(health);
    return health;
  }

  /**
   * Puts other local policies beside the bundle. They are of the level {@code local}.
   *
   * @throws BundleRefusedException if they cannot be used; those before stay
   */
  public void replaceLocal(List<PolicySource> files) throws BundleRefusedException {
    synchronized (this) {
      activation.replaceLocal(LocalPolicies.of(files));
    }
    tell(health());
  }

  /** Returns how the client stands. */
  public synchronized BundleHealth health() {
    return activation.health(polling.failures(), polling.lastError());
  }

  private void run(BundleHealth started) {
    BundleHealth health = started;
    try {
      while (!closedWithin(health)) {
        health = poll();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the source is to be asked again; returns true when it is not. */
  private boolean closedWithin(BundleHealth health) throws InterruptedException {
    Duration wait = schedule.next(health.failures(), random);
    Instant end = health.goodUntil();
    Duration left = end == null ? wait : Duration.between(clock.instant(), end);
    if (!left.isNegative() && left.compareTo(wait) < 0) {
      // So that what goes through by then is ended by then, not at the next attempt.
      if (closed.await(left.toMillis() + 1, TimeUnit.MILLISECONDS)) {
        return true;
      }
      tell(health());
      wait = wait.minus(left);
    }
    return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void tell(BundleHealth health) {
    try {
      listener.accept(health);
    } catch (RuntimeException itsFault) {
      // Whoever listens must not keep the client from asking on.
      return;
    }
  }

  /** Stops to ask. What is published stays for as long as it is good. */
  @Override
  public void close() {
    closed.countDown();
  }

  /** Collects what a client needs; not safe for use by several threads. */
  public static final class Builder {
    private final BundleSource source;
    private final TrustedKeys keys;
    private final PolicyDecisionPoint point;
    private BundleLimits limits = BundleLimits.DEFAULTS;
    private BundleSchedule schedule = BundleSchedule.DEFAULTS;
    private InstantSource clock = InstantSource.system();
    private Consumer<BundleHealth> listener = health -> {};
    private LocalPolicies local = LocalPolicies.NONE;
    private @Nullable Path store;
    private @Nullable String name;

    private Builder(BundleSource source, TrustedKeys keys, PolicyDecisionPoint point) {
      this.source = source;
      this.keys = keys;
      this.point = point;
    }

    /**
     * Sets the directory where the last good bundle is kept, and which it was. Without one, an
     * older bundle can be activated after the program was started anew.
     */
    public Builder store(Path directory) {
      this.store = directory;
      return this;
    }

    /** Sets the name that bundles must have; without one it is that of the first bundle. */
    public Builder name(String value) {
      this.name = value;
      return this;
    }

    /** Sets policies of the level {@code local} to put beside each bundle. */
    public Builder local(List<PolicySource> files) {
      this.local = LocalPolicies.of(files);
      return this;
    }

    /** Sets when the source is asked. */
    public Builder schedule(BundleSchedule value) {
      this.schedule = value;
      return this;
    }

    /** Sets how large bundles may be. */
    public Builder limits(BundleLimits value) {
      this.limits = value;
      return this;
    }

    /** Sets what tells the time; the decision point should go by the same. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /**
     * Sets what is told after each attempt, and when what was published is no longer good. It
     * should return soon.
     */
    public Builder listener(Consumer<BundleHealth> value) {
      this.listener = value;
      return this;
    }

    /**
     * Returns the client, which does nothing until it is started.
     *
     * @throws IOException if the directory cannot be used, or what it says of the last activation
     *     is damaged: then an older bundle could not be told from a newer one
     */
    public BundleClient open() throws IOException {
      return new BundleClient(this, store == null ? null : BundleStore.open(store));
    }
  }
}
