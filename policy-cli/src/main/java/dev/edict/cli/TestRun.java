package dev.edict.cli;

import dev.edict.cli.report.Report;
import dev.edict.cli.report.ReportCase;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.PolicyTests;
import dev.edict.eval.test.coverage.TestCoverage;
import dev.edict.eval.test.mutation.MutationLimits;
import dev.edict.eval.test.mutation.MutationReport;
import dev.edict.eval.test.mutation.MutationTesting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One run of the tests of a policy set, and what is asked about it. */
final class TestRun {
  private final PolicyLoading loading;
  private final RuleSet ruleSet;
  private final PolicyTests tests;
  private final Instant start;
  private final List<PolicyTestResult> results;
  private final List<ReportCase> cases;
  private final TestSummary summary;
  private final Set<DraftedTest> drafts = new LinkedHashSet<>();

  /**
   * Runs the tests.
   *
   * @param start the instant that requests are judged at, where a test sets no other
   */
  TestRun(PolicyLoading loading, RuleSet ruleSet, PolicyTests tests, Instant start) {
    this.loading = loading;
    this.ruleSet = ruleSet;
    this.tests = tests;
    this.start = start;
    this.results = tests.examine(ruleSet, start);
    this.cases = new ArrayList<>(fileCases(loading, loading.diagnostics()));
    this.summary = new TestSummary(loading, ruleSet, results);
    results.forEach(result -> cases.add(caseOf(result)));
  }

  /** Returns a case for each file, with what was found when it was read. */
  static List<ReportCase> fileCases(PolicyLoading loading, List<Diagnostic> found) {
    return casesOf(loading, "policies in order", found);
  }

  private static List<ReportCase> casesOf(
      PolicyLoading loading, String name, List<Diagnostic> found) {
    return Report.fileCases(
        name, loading.shownFiles(), loading.shown().in(found.stream().sorted().toList()));
  }

  private ReportCase caseOf(PolicyTestResult result) {
    return new ReportCase(
        loading.shown().file(result.location().source().name()),
        "test " + result.name(),
        loading.shown().in(result.failures()));
  }

  /**
   * Measures what the tests reach.
   *
   * @param least what was asked for
   * @param listsAlways whether to list what is untested even where enough is tested
   */
  void measureCoverage(TestThresholds least, boolean listsAlways) {
    TestCoverage coverage = TestCoverage.measure(ruleSet, results, start);
    summary.add("rules", coverage.ruleShare());
    summary.add("regions", coverage.regionShare());
    drafts.addAll(coverage.drafts());
    CoverageFindings findings = new CoverageFindings(loading, least, listsAlways);
    cases.addAll(casesOf(loading, "is tested", findings.of(coverage)));
  }

  /**
   * Tries which changes of the rules the tests notice; none when a test fails anyway.
   *
   * @param least what was asked for
   * @param listsAlways whether to list what is not noticed even where enough is noticed
   */
  void tryChanges(TestThresholds least, boolean listsAlways, MutationLimits limits) {
    if (!results.stream().allMatch(PolicyTestResult::passed)) {
      summary.add("no changes tried, since tests fail");
      return;
    }
    MutationReport report = MutationTesting.run(ruleSet, tests, start, limits);
    summary.add("changes noticed", report.score());
    String remark = MutationFindings.remark(report);
    if (!remark.isEmpty()) {
      summary.add(remark);
    }
    drafts.addAll(report.drafts());
    MutationFindings findings = new MutationFindings(loading, least, listsAlways);
    cases.addAll(casesOf(loading, "changes are noticed", findings.of(report)));
  }

  /** Returns what was examined, with the findings. */
  List<ReportCase> cases() {
    return List.copyOf(cases);
  }

  /** Returns the tests that are missing. */
  List<DraftedTest> drafts() {
    return List.copyOf(drafts);
  }

  /** Returns what it came to, on one line. */
  String summary() {
    return summary.text();
  }
}
