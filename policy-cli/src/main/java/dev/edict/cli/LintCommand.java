package dev.edict.cli;

import dev.edict.cli.report.Report;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.eval.analysis.finding.LintSettings;
import dev.edict.eval.analysis.finding.PolicyLinter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict lint}. */
@Command(
    name = "lint",
    description = {
      "Find rules that load and do not do what they seem to: shadowed, redundant, too wide,",
      "expired. What is said of all requests is proved; each example was decided.",
      "Exits with 0 when there is nothing to say, with 1 when there is."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class LintCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Policy files, directories of *.edict files and patterns such as `policies/**/*.edict`;"
              + " `-` for standard input. Default: `policies` of the configuration file.")
  private final List<Path> paths = new ArrayList<>();

  @Mixin private ReportOptions reporting;

  @Option(
      names = "--severity",
      paramLabel = "CODE=error|warning|note|off",
      description = "How bad findings of a kind are; may be given several times.")
  private final Map<String, String> severities = new LinkedHashMap<>();

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "Judge requests from this time on, as in 2027-01-01T00:00:00Z.")
  private @Nullable String now;

  LintCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyLoading loading = PolicyLoading.load(reporting.policies(paths), streams);
    boolean loads = loading.ruleSet().isPresent();
    List<Diagnostic> findings =
        loading
            .shown()
            .in(loads ? PolicyLinter.lint(loading.analysis(), settings()) : loading.diagnostics());
    int code =
        reporting.publish(
            "lint",
            Report.fileCases("rules do what they seem to", loading.shownFiles(), findings),
            Severity.WARNING,
            streams);
    streams.err().println(summary(loading, findings) + (loads ? "" : "; nothing was linted"));
    return code;
  }

  private LintSettings settings() {
    LintSettings settings = now == null ? LintSettings.defaults() : LintSettings.at(instant(now));
    for (Map.Entry<String, String> chosen : severities.entrySet()) {
      DiagnosticCode code = code(chosen.getKey());
      settings =
          chosen.getValue().equals("off")
              ? settings.without(code)
              : settings.withSeverity(code, severity(chosen.getValue()));
    }
    return settings;
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new CommandFailure("`" + text + "` is no time; write 2027-01-01T00:00:00Z");
    }
  }

  private static DiagnosticCode code(String id) {
    return Arrays.stream(DiagnosticCode.values())
        .filter(code -> code.isLint() && code.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new CommandFailure("there is no lint `" + id + "`"));
  }

  private static Severity severity(String word) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "`" + word + "` is no severity; there are error, warning, note and off"));
  }

  private static String summary(PolicyLoading loading, List<Diagnostic> findings) {
    List<String> parts = new ArrayList<>();
    parts.add(Counts.of(loading.fileCount(), "file"));
    loading.ruleSet().ifPresent(rules -> parts.add(Counts.of(rules.rules().size(), "rule")));
    for (Severity severity : Severity.values()) {
      long count = findings.stream().filter(found -> found.severity() == severity).count();
      if (count > 0) {
        parts.add(Counts.of(count, severity.word()));
      }
    }
    return parts.size() == 2
        ? String.join(", ", parts) + ", no findings"
        : String.join(", ", parts);
  }
}
