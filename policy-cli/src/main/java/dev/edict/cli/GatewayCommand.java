package dev.edict.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict gateway}. */
@Command(
    name = "gateway",
    description = "Enforce policies between an agent and the world.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND")
final class GatewayCommand implements Runnable {
  @Spec private CommandSpec spec;

  private GatewayCommand() {}

  static CommandLine commandLine(Streams streams) {
    return new CommandLine(new GatewayCommand())
        .addSubcommand(new GatewayConfinementCommand(streams))
        .addSubcommand(new GatewayEnvironmentCommand(streams))
        .addSubcommand(new GatewayMcpCommand(streams))
        .addSubcommand(new GatewayMountsCommand(streams))
        .addSubcommand(new GatewayProxyCommand(streams));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }
}
