package dev.edict.cli;

import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.PolicyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict bundle sign}. */
@Command(
    name = "sign",
    description = {
      "Add signatures to a bundle, whoever else has signed it before.",
      "Look at what you sign: `edict bundle build` from the same policies gives the same bundle."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class BundleSignCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEY",
      description =
          "A private Ed25519 key in PEM, with the public one in KEY.pub; may be given several"
              + " times.")
  private final List<Path> keys = new ArrayList<>();

  @Parameters(paramLabel = "FILE", description = "The bundle.")
  private Path file = Path.of("");

  BundleSignCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.isDirectory(file)) {
      throw new CommandFailure("what is handed out is signed before: " + file);
    }
    try {
      PolicyBundle bundle = BundleFiles.read(file);
      for (Path key : keys) {
        bundle = bundle.signedBy(KeyFiles.read(key));
      }
      AtomicFile.write(file, bundle.toBytes());
      String signatures = Counts.of(bundle.signatureCount(), "signature");
      streams.err().println("signed " + BundleText.summary(bundle.manifest()) + ": " + signatures);
      return ExitCode.OK;
    } catch (BundleRefusedException noBundle) {
      throw new CommandFailure(file + ": " + noBundle.getMessage());
    } catch (IllegalArgumentException unusable) {
      throw new CommandFailure("the key cannot be used: " + unusable.getMessage());
    }
  }
}
