package dev.edict.cli;

import dev.edict.cli.report.Report;
import dev.edict.cli.report.ReportCase;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.analysis.AssertionProver;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.PolicyTestRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a policy set, its tests and its assertions; there are none of the latter to run
 * when a file has an error.
 *
 * @param cases a case for each file, then for each test, then for each assertion
 * @param summary the counts of tests and assertions, in words
 */
record PolicyProof(List<ReportCase> cases, List<String> summary) {
  PolicyProof {
    cases = List.copyOf(cases);
    summary = List.copyOf(summary);
  }

  static PolicyProof of(PolicyLoading loading) {
    List<Diagnostic> found = loading.diagnostics();
    if (loading.ruleSet().isEmpty()) {
      return new PolicyProof(fileCases(loading, found), List.of());
    }
    try {
      return proved(loading);
    } catch (PolicyException refused) {
      List<Diagnostic> all = new ArrayList<>(found);
      all.addAll(refused.diagnostics());
      return new PolicyProof(fileCases(loading, all), List.of());
    }
  }

  private static List<ReportCase> fileCases(PolicyLoading loading, List<Diagnostic> found) {
    return Report.fileCases(
        "policies in order",
        loading.shownFiles(),
        loading.shown().in(found.stream().sorted().toList()));
  }

  private static PolicyProof proved(PolicyLoading loading) {
    ShownNames shown = loading.shown();
    List<ReportCase> cases = new ArrayList<>(fileCases(loading, loading.diagnostics()));
    List<PolicyTestResult> tests = PolicyTestRunner.run(loading.analysis());
    List<Diagnostic> unproved = AssertionProver.prove(loading.analysis());
    for (PolicyTestResult test : tests) {
      String file = shown.file(test.location().source().name());
      cases.add(new ReportCase(file, "test " + test.name(), shown.in(test.failures())));
    }
    for (Assertion assertion : loading.analysis().assertions()) {
      cases.add(assertionCase(assertion.origin(), unproved, shown));
    }
    long passed = tests.stream().filter(PolicyTestResult::passed).count();
    List<String> summary = new ArrayList<>();
    count(summary, passed, "test", "passed");
    count(summary, tests.size() - passed, "test", "failed");
    int assertions = loading.analysis().assertions().size();
    count(summary, assertions - unproved.size(), "assertion", "proved");
    count(summary, unproved.size(), "assertion", "not proved");
    return new PolicyProof(cases, summary);
  }

  /** Returns every finding about the policy set, sorted by place. */
  List<Diagnostic> diagnostics() {
    return cases.stream().flatMap(one -> one.findings().stream()).sorted().toList();
  }

  private static ReportCase assertionCase(
      SourceLocation origin, List<Diagnostic> unproved, ShownNames shown) {
    List<Diagnostic> ofThis =
        unproved.stream().filter(found -> found.location().equals(origin)).toList();
    String text = origin.source().text(origin.span()).lines().findFirst().orElse("");
    String name = text + " (line " + origin.position().line() + ")";
    return new ReportCase(shown.file(origin.source().name()), name, shown.in(ofThis));
  }

  private static void count(List<String> summary, long count, String noun, String fate) {
    if (count > 0) {
      summary.add(Counts.of(count, noun) + " " + fate);
    }
  }
}
