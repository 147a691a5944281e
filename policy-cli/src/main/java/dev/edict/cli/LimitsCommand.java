package dev.edict.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edict limits}. */
@Command(
    name = "limits",
    description = "Print the resource limits that apply to a user.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class LimitsCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private PolicyOption policy;
  @Mixin private SubjectOptions subject;

  LimitsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return ExitCode.OK;
  }
}
