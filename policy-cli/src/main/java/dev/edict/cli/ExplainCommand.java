package dev.edict.cli;

import dev.edict.eval.decision.Explanation;
import dev.edict.eval.wire.ExplanationJson;
import dev.edict.eval.wire.IdentifiedRequest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code edict explain}. */
@Command(
    name = "explain",
    description = {
      "Say why a request is decided as it is, rule by rule.",
      "The exit code is that of `edict decide`; its help lists the forms of a request."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class ExplainCommand implements Callable<Integer> {
  private final Streams streams;

  @Spec private CommandSpec spec;
  @Mixin private PolicyOption policy;
  @Mixin private RequestArguments byHand;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TEXT;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!byHand.hasWords()) {
      throw new ParameterException(spec.commandLine(), "nothing to explain; give a request");
    }
    IdentifiedRequest request = byHand.request();
    try (Decider decider = Decider.open(policy.load(streams), null)) {
      Explanation explanation = decider.explain(request);
      streams
          .out()
          .print(
              format == OutputFormat.JSON
                  ? ExplanationJson.write(request.id(), explanation) + "\n"
                  : ExplanationText.block(request.request(), explanation, decider.shown()));
      return explanation.decision().isAllowed() ? ExitCode.OK : ExitCode.FINDINGS;
    }
  }
}
