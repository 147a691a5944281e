package dev.edict.cli;

import dev.edict.bundle.BundleClient;
import dev.edict.bundle.BundleHealth;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Policies from bundles, with local files beside them. */
final class BundlePolicyFeed implements PolicyFeed {
  private final Streams streams;
  private final PolicyDecisionPoint point = PolicyDecisionPoint.denyAll();
  private final BundleClient client;
  private final @Nullable PolicyWatch watch;
  private Runnable published = () -> {};
  private long generation;
  private String said = "";

  private BundlePolicyFeed(
      Function<PolicyDecisionPoint, BundleClient.Builder> settings,
      @Nullable PolicyOption local,
      Streams streams)
      throws IOException {
    this.streams = streams;
    BundleClient.Builder builder = settings.apply(point).listener(this::hear);
    this.client = (local == null ? builder : builder.local(local.sources())).open();
    this.watch =
        local == null
            ? null
            : PolicyWatch.of(local, streams, () -> client.replaceLocal(local.sources()));
  }

  /**
   * Activates the bundle on the disk and asks for a newer one, once; it is no error if there is
   * none. Then everything is denied.
   *
   * @param settings gives the builder of a client for a decision point
   * @param local files of the level {@code local}; null for none
   */
  static PolicyFeed open(
      Function<PolicyDecisionPoint, BundleClient.Builder> settings,
      @Nullable PolicyOption local,
      Streams streams)
      throws IOException {
    BundlePolicyFeed feed = new BundlePolicyFeed(settings, local, streams);
    feed.client.start();
    return feed;
  }

  @Override
  public PolicyDecisionPoint point() {
    return point;
  }

  @Override
  public synchronized void follow(Runnable then) {
    published = then;
    tellOfGeneration();
    if (watch != null) {
      watch.start();
    }
  }

  private synchronized void hear(BundleHealth health) {
    String text = text(health);
    if (!text.equals(said)) {
      said = text;
      streams.err().println("edict: " + PrintableText.escape(text));
    }
    tellOfGeneration();
  }

  private synchronized void tellOfGeneration() {
    if (point.generation() != generation) {
      generation = point.generation();
      published.run();
    }
  }

  // Without times, so that it is said once for as long as nothing else happens.
  private static String text(BundleHealth health) {
    StringBuilder text = new StringBuilder("bundle ");
    text.append(health.status().name().toLowerCase(Locale.ROOT));
    if (health.name() != null) {
      text.append(": ").append(health.name()).append(" revision ").append(health.revision());
    }
    if (health.lastError() != null) {
      text.append("; ").append(health.lastError());
    }
    return text.toString();
  }

  @Override
  public void close() {
    client.close();
    if (watch != null) {
      watch.close();
    }
  }
}
