package dev.edict.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code edict bundle keygen}. */
@Command(
    name = "keygen",
    description = {
      "Make a pair of Ed25519 keys for bundles: FILE, private, and FILE.pub, public, in PEM."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class BundleKeygenCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(paramLabel = "FILE", description = "Where the private key goes; must not exist.")
  private Path file;

  BundleKeygenCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    KeyFiles.generate(file);
    streams.err().println("wrote " + file + " and " + KeyFiles.publicFile(file));
    return ExitCode.OK;
  }
}
