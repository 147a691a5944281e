package dev.edict.cli;

import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict diff}. */
@Command(
    name = "diff",
    description = {
      "Print every request that two policy sets decide differently, as regions with an example.",
      "No output means that they are proved to decide alike.",
      "Exits with 0 when there is nothing to fail on, with 1 when there is."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class DiffCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(index = "0", paramLabel = "OLD", description = "A policy file or directory.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "A policy file or directory.")
  private Path young = Path.of("");

  @Option(
      names = "--fail-on",
      paramLabel = "change|widening|nothing",
      defaultValue = "change",
      description = "What to fail on; default: ${DEFAULT-VALUE}. Undecided counts as both.")
  private FailOn failOn = FailOn.CHANGE;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How changes are printed; default: ${DEFAULT-VALUE}.")
  private OutputFormat format = OutputFormat.TEXT;

  /** What makes the command fail. */
  private enum FailOn {
    CHANGE,
    WIDENING,
    NOTHING
  }

  DiffCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyLoading before = load(old);
    PolicyLoading after = load(young);
    DiffResult result =
        PolicyDiff.compare(before.analysis().requireRuleSet(), after.analysis().requireRuleSet());
    if (format == OutputFormat.JSON) {
      streams.out().print(ChangeJson.write(result));
    } else {
      print(result, before.shown(), after.shown());
    }
    streams.out().flush();
    return isFailure(result) ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private boolean isFailure(DiffResult result) {
    return switch (failOn) {
      case CHANGE -> !result.isEqual();
      case WIDENING -> result.mayWiden();
      case NOTHING -> false;
    };
  }

  private PolicyLoading load(Path path) throws IOException {
    PolicyLoading loading = PolicyLoading.load(List.of(path), streams);
    if (loading.ruleSet().isEmpty()) {
      streams.err().print(DiagnosticRenderer.render(loading.shown().in(loading.diagnostics())));
      throw new CommandFailure("the policies of `" + path + "` have errors; nothing was compared");
    }
    return loading;
  }

  private void print(DiffResult result, ShownNames before, ShownNames after) {
    PrintWriter out = streams.out();
    for (Change change : result.changes()) {
      out.println(ChangeText.headline(change) + ": " + PrintableText.escape(change.region()));
      out.println("  example: " + PrintableText.escape(change.example()));
      out.println("  before:  " + ChangeText.decision(change.before(), before));
      out.println("  now:     " + ChangeText.decision(change.after(), after));
    }
    for (String region : result.undecided()) {
      out.println("undecided: " + PrintableText.escape(region));
    }
  }
}
