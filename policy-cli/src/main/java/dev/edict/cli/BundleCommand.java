package dev.edict.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict bundle}. */
@Command(
    name = "bundle",
    description = "Make, sign, verify and hand out bundles of policies.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND")
final class BundleCommand implements Runnable {
  @Spec private CommandSpec spec;

  private BundleCommand() {}

  static CommandLine commandLine(Streams streams) {
    return new CommandLine(new BundleCommand())
        .addSubcommand(new BundleBuildCommand(streams))
        .addSubcommand(new BundleKeygenCommand(streams))
        .addSubcommand(new BundlePushCommand(streams))
        .addSubcommand(new BundleSignCommand(streams))
        .addSubcommand(new BundleVerifyCommand(streams));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }
}
