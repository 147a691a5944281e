package dev.edict.cli;

import dev.edict.cli.report.ReportCase;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.Severity;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTests;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edict test}. */
@Command(
    name = "test",
    description = {
      "Run the tests of policy files, say what they leave untested, and write the missing ones.",
      "Exits with 0 when every test passes and covers what was asked for, with 1 when not."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class TestCommand implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description =
          "Policy files and files of tests, directories of *.edict files and patterns such as"
              + " `policies/**/*.edict`; `-` for standard input. Default: `policies` of the"
              + " configuration file.")
  private final List<Path> paths = new ArrayList<>();

  @Mixin private ReportOptions reporting;

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description =
          "Run the tests whose name fits, with the wildcards * and ?; may be given several times.")
  private final List<String> names = new ArrayList<>();

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description =
          "Judge requests at this time, where a test sets no other, as in 2027-01-01T00:00:00Z.")
  private @Nullable String now;

  @Mixin private CoverageOptions coverage;
  @Mixin private MutationOptions mutations;

  TestCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    PolicyLoading loading = PolicyLoading.load(reporting.policies(paths), streams);
    List<Diagnostic> found = new ArrayList<>(loading.diagnostics());
    if (loading.ruleSet().isPresent()) {
      try {
        return test(loading, loading.ruleSet().get());
      } catch (PolicyException refused) {
        found.addAll(refused.diagnostics());
      }
    }
    int code = publish(TestRun.fileCases(loading, found), List.of());
    streams.err().println(Counts.of(loading.fileCount(), "file") + "; nothing was tested");
    return code;
  }

  private int test(PolicyLoading loading, RuleSet ruleSet) throws IOException {
    TestThresholds least = mutations.thresholds(coverage.thresholds(reporting.testThresholds()));
    Instant start = now == null ? InstantSource.system().instant() : LintCommand.instant(now);
    PolicyTests tests = PolicyTests.of(loading.analysis()).named(this::isWanted);
    if (tests.size() == 0 && (!names.isEmpty() || !coverage.suggests())) {
      throw new CommandFailure(
          names.isEmpty()
              ? "there are no tests; `--suggest FILE` writes some"
              : "no test is named like `" + String.join("`, `", names) + "`");
    }
    TestRun run = new TestRun(loading, ruleSet, tests, start);
    if (coverage.isWanted(least)) {
      run.measureCoverage(least, coverage.listsAlways());
    }
    if (mutations.isWanted(least)) {
      run.tryChanges(least, mutations.listsAlways(), mutations.limits());
    }
    int code = publish(run.cases(), run.drafts());
    streams.err().println(run.summary());
    return code;
  }

  private boolean isWanted(String name) {
    return names.isEmpty()
        || names.stream()
            .anyMatch(pattern -> Glob.of(pattern, GlobSyntax.STAR_AND_QUESTION).matches(name));
  }

  private int publish(List<ReportCase> cases, List<DraftedTest> drafts) throws IOException {
    coverage.checkSuggestions(reporting.isText());
    int code = reporting.publish("test", cases, Severity.ERROR, streams);
    coverage.writeSuggestions(drafts, streams);
    return code;
  }
}
