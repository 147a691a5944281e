package dev.edict.cli;

import dev.edict.bundle.BundleClient;
import dev.edict.bundle.BundleSchedule;
import dev.edict.bundle.BundleSource;
import dev.edict.bundle.TrustedKeys;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the policies of the commands that enforce come from: files, or bundles. */
final class GatewayPolicyOptions {
  @Option(
      names = {"-p", "--policy"},
      paramLabel = "FILE|DIR",
      description =
          "Policy file, or directory of *.edict files; may be given several times. With a bundle"
              + " they are of the level local: they narrow it, and widen it where it delegates.")
  private final List<Path> files = new ArrayList<>();

  @Option(
      names = "--bundle-url",
      paramLabel = "URL",
      description = "Where latest.json of signed bundles is: https, or http on this machine.")
  private @Nullable String url;

  @Option(
      names = "--bundle-dir",
      paramLabel = "DIR",
      description = "A directory with latest.json, instead of a URL.")
  private @Nullable Path directory;

  @Option(
      names = "--trusted-keys",
      paramLabel = "FILE",
      description =
          "Who must have signed bundles: public keys in PEM, or the file of trusted keys of"
              + " spec/bundles.md.")
  private @Nullable Path trustedKeys;

  @Option(
      names = "--bundle-name",
      paramLabel = "NAME",
      description = "The name that bundles must have; default: that of the first one.")
  private @Nullable String name;

  @Option(
      names = "--bundle-store",
      paramLabel = "DIR",
      description =
          "Where the last good bundle is kept; default: a directory for the URL in"
              + " ~/.local/state/edict.")
  private @Nullable Path store;

  @Option(
      names = "--bundle-interval",
      paramLabel = "SPAN",
      defaultValue = "1m",
      converter = Spans.class,
      description = "How often to ask for a newer bundle; default: 1m.")
  private Duration interval = Duration.ofMinutes(1);

  @Option(
      names = "--bundle-max-age",
      paramLabel = "SPAN",
      defaultValue = "1d",
      converter = Spans.class,
      description =
          "How long the last good bundle decides when nobody answers; then everything is denied."
              + " Default: 1d.")
  private Duration maxAge = Duration.ofDays(1);

  /** Returns whether the policy comes from standard input. */
  boolean isStandardInput() {
    return files.contains(PolicyLoading.STANDARD_INPUT);
  }

  /**
   * Opens what was named.
   *
   * @throws CommandFailure if that is nothing or too much, or files have errors
   * @throws IOException if something cannot be read
   */
  PolicyFeed open(Streams streams) throws IOException {
    if (url == null && directory == null) {
      if (files.isEmpty()) {
        throw new CommandFailure("name `--policy`, `--bundle-url` or `--bundle-dir`");
      }
      return FilePolicyFeed.open(PolicyOption.of(files), streams);
    }
    if (trustedKeys == null || (url != null && directory != null)) {
      throw new CommandFailure("a bundle needs `--trusted-keys`, and a URL or a directory");
    }
    TrustedKeys keys = TrustedKeys.read(trustedKeys);
    BundleSource source = source();
    return BundlePolicyFeed.open(
        point -> builder(source, keys, point),
        files.isEmpty() ? null : PolicyOption.of(files),
        streams);
  }

  private BundleClient.Builder builder(
      BundleSource source, TrustedKeys keys, PolicyDecisionPoint point) {
    BundleClient.Builder builder =
        BundleClient.builder(source, keys, point)
            .store(store == null ? defaultStore() : store)
            .schedule(BundleSchedule.DEFAULTS.every(interval).withMaxAge(maxAge));
    return name == null ? builder : builder.name(name);
  }

  private BundleSource source() {
    if (directory != null) {
      return BundleSource.in(directory);
    }
    try {
      return BundleSource.at(new URI(String.valueOf(url)));
    } catch (URISyntaxException | IllegalArgumentException unusable) {
      throw new CommandFailure("`--bundle-url`: " + unusable.getMessage());
    }
  }

  private Path defaultStore() {
    String place = url == null ? String.valueOf(directory) : url;
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    UUID id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    return base.resolve("edict").resolve("bundle-" + id);
  }
}
