package dev.edict.cli;

import dev.edict.bundle.BundleDirectory;
import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.BundleVerifier;
import dev.edict.bundle.PolicyBundle;
import dev.edict.bundle.TrustedKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict bundle push-dir}. */
@Command(
    name = "push-dir",
    description = {
      "Put a signed bundle into a directory that a static file server hands out.",
      "The archive goes under the name of its digest, the manifest over the last one in"
          + " latest.json. Revisions only grow."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class BundlePushCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--trusted-keys",
      paramLabel = "FILE",
      description = "Verify the bundle with these keys before, as its readers will.")
  private @Nullable Path trustedKeys;

  @Parameters(index = "0", paramLabel = "FILE", description = "The bundle.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "DIR", description = "The directory.")
  private Path directory = Path.of("");

  BundlePushCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try {
      PolicyBundle bundle = BundleFiles.read(file);
      if (trustedKeys != null) {
        BundleVerifier.of(TrustedKeys.read(trustedKeys)).verify(bundle);
      }
      BundleDirectory.push(bundle, directory);
      streams.err().println("pushed " + BundleText.summary(bundle.manifest()) + " to " + directory);
      return ExitCode.OK;
    } catch (BundleRefusedException refused) {
      throw new CommandFailure(file + ": " + refused.getMessage());
    }
  }
}
