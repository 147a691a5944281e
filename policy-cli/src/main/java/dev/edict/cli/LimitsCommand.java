package dev.edict.cli;

import dev.edict.dsl.rule.ResourceLimit;
import dev.edict.eval.EffectiveLimit;
import dev.edict.eval.PolicyDecisionPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edict limits}. */
@Command(
    name = "limits",
    description = "Print the resource limits that hold for a user, and which policy sets each.",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class LimitsCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private PolicyOption policy;
  @Mixin private SubjectOptions options;

  LimitsCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyOption.Loaded loaded = policy.load(streams);
    List<List<String>> rows = new ArrayList<>();
    for (EffectiveLimit limit :
        PolicyDecisionPoint.of(loaded.rules()).effectiveLimits(options.subject())) {
      ResourceLimit setting = limit.decidedBy();
      rows.add(
          List.of(
              limit.kind().keyword(),
              Amounts.text(limit.kind(), limit.amount()),
              DecisionText.quoted(setting.policy().name()),
              setting.policy().level().keyword(),
              loaded.shown().at(setting.origin())));
    }
    streams.out().print(rows.isEmpty() ? "no limits\n" : Columns.align(rows));
    return ExitCode.OK;
  }
}
