package dev.edict.cli;

import dev.edict.gateway.mount.SandboxEnvironment;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edict gateway environment}. */
@Command(
    name = "environment",
    description = {
      "Print the variables that a sandbox needs in the place of secrets, one NAME=VALUE a line.",
      "The values are placeholders: the proxy puts the secrets in their place."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class GatewayEnvironmentCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private PolicyOption policy;
  @Mixin private SubjectOptions subject;

  GatewayEnvironmentCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    SandboxEnvironment.of(policy.load(streams).rules(), subject.subject())
        .forEach((name, value) -> streams.out().print(name + "=" + value + "\n"));
    return ExitCode.OK;
  }
}
