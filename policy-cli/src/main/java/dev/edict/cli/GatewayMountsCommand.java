package dev.edict.cli;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.request.Environment;
import dev.edict.gateway.mount.MountPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict gateway mounts}. */
@Command(
    name = "mounts",
    description = {
      "Print the mounts that a policy allows a sandbox, as JSON.",
      "Exits with 1 when a directory is refused."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class GatewayMountsCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private PolicyOption policy;
  @Mixin private SubjectOptions subject;

  @Option(
      names = "--masking",
      description =
          "The sandbox can hide paths: mount a directory with something denied beneath, and name"
              + " what to hide.")
  private boolean masking;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "Directories; default: those that the allow rules of the policy name.")
  private final List<String> directories = new ArrayList<>();

  GatewayMountsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    RuleSet rules = policy.load(streams).rules();
    Environment environment = subject.environment();
    List<String> asked =
        directories.isEmpty() ? MountPlan.candidates(rules, environment.home()) : directories;
    MountPlan plan =
        MountPlan.of(
            PolicyDecisionPoint.of(rules)::decide, subject.subject(), environment, asked, masking);
    streams.out().println(plan.toJson());
    return plan.refused().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
  }
}
