package dev.edict.cli;

import dev.edict.cli.report.Report;
import dev.edict.cli.report.ReportFormat;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "How changes are printed: text, json, sarif, junit, github or checkstyle; default: text.")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      description = "Also write the changes to FILE; may be given several times.")
  private final Map<ReportFormat, Path> reports = new LinkedHashMap<>();

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
    for (Map.Entry<ReportFormat, Path> entry : reports.entrySet()) {
      ReportOptions.write(entry.getValue(), write(entry.getKey(), result, before, after));
    }
    streams.out().print(write(format, result, before, after));
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

  private String write(
      ReportFormat form, DiffResult result, PolicyLoading before, PolicyLoading after)
      throws IOException {
    return switch (form) {
      case TEXT -> ChangeText.write(result, before.shown(), after.shown());
      case JSON -> ChangeJson.write(result);
      case SARIF, JUNIT, GITHUB, CHECKSTYLE ->
          form.write(report(result, before, after), Severity.ERROR);
    };
  }

  /** Returns the changes as findings: errors what the command fails on, notes the others. */
  private Report report(DiffResult result, PolicyLoading before, PolicyLoading after)
      throws IOException {
    Predicate<Change> fails =
        change -> failOn == FailOn.CHANGE || (failOn == FailOn.WIDENING && change.isWidening());
    List<Diagnostic> findings =
        new ChangeFindings(before, after).of(result, fails, failOn != FailOn.NOTHING);
    return new Report(
        "diff",
        BuildVersion.number(),
        Report.fileCases("decides as before", after.shownFiles(), findings));
  }
}
