package dev.edict.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edict man}, for those who package the program. */
@Command(
    name = "man",
    description = "Write the manual pages, one for each command, into a directory.",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class ManPageCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Where to write; made when it is missing.")
  private Path folder = Path.of(".");

  ManPageCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    List<CommandSpec> commands = new ArrayList<>(List.of(spec.root()));
    for (CommandLine command : spec.root().commandLine().getSubcommands().values()) {
      if (!command.getCommandSpec().usageMessage().hidden()) {
        commands.add(command.getCommandSpec());
      }
    }
    Files.createDirectories(folder);
    for (CommandSpec command : commands) {
      String name = command.qualifiedName("-") + ".1";
      Files.writeString(folder.resolve(name), ManPage.of(command, BuildVersion.number()));
    }
    streams.err().println(Counts.of(commands.size(), "page") + " written to " + folder);
    return ExitCode.OK;
  }
}
