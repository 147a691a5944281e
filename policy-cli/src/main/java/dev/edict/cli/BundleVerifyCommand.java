package dev.edict.cli;

import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.BundleVerifier;
import dev.edict.bundle.PolicyBundle;
import dev.edict.bundle.TrustedKeys;
import dev.edict.bundle.VerifiedBundle;
import dev.edict.dsl.diagnostic.PrintableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict bundle verify}. */
@Command(
    name = "verify",
    description = "Say whether a bundle would be used, and what it holds.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class BundleVerifyCommand implements Callable<Integer> {
  private final Streams streams;

  @Option(
      names = "--trusted-keys",
      required = true,
      paramLabel = "FILE",
      description = "Public keys in PEM, or the file of trusted keys of spec/bundles.md.")
  private Path trustedKeys = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How to say it; spec/bundles.md has the JSON.")
  private OutputFormat format = OutputFormat.TEXT;

  @Parameters(
      paramLabel = "FILE|DIR",
      description = "A bundle, or a directory that hands bundles out.")
  private Path place = Path.of("");

  BundleVerifyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    TrustedKeys keys = TrustedKeys.read(trustedKeys);
    try {
      PolicyBundle bundle = BundleFiles.read(place);
      VerifiedBundle verified = BundleVerifier.of(keys).verify(bundle);
      streams
          .out()
          .print(
              format == OutputFormat.JSON
                  ? BundleJson.of(bundle, verified) + "\n"
                  : BundleText.of(bundle, verified));
      return ExitCode.OK;
    } catch (BundleRefusedException refused) {
      if (format == OutputFormat.JSON) {
        streams.out().print(BundleJson.of(refused) + "\n");
      }
      streams.err().println(PrintableText.escape(place + ": refused, " + refused.getMessage()));
      return ExitCode.FINDINGS;
    }
  }
}
