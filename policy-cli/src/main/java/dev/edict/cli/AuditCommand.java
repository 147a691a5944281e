package dev.edict.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict audit}. */
@Command(
    name = "audit",
    description = "Look at, verify and hand on what an audit journal holds.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  private AuditCommand() {}

  static CommandLine commandLine(Streams streams) {
    return new CommandLine(new AuditCommand())
        .addSubcommand(new AuditCompactCommand(streams))
        .addSubcommand(new AuditExportCommand(streams))
        .addSubcommand(new AuditKeygenCommand(streams))
        .addSubcommand(new AuditQueryCommand(streams))
        .addSubcommand(new AuditReplayCommand(streams))
        .addSubcommand(new AuditServeCommand(streams))
        .addSubcommand(new AuditShipCommand(streams))
        .addSubcommand(new AuditStatsCommand(streams))
        .addSubcommand(new AuditTailCommand(streams))
        .addSubcommand(new AuditVerifyCommand(streams));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }
}
