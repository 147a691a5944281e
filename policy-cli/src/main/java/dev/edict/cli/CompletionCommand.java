package dev.edict.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code edict completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in bash and zsh.",
      "For this shell: source <(edict completion)"
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class CompletionCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;

  CompletionCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("edict", spec.root().commandLine());
    streams.out().print(script);
    return ExitCode.OK;
  }
}
