package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.mutation.MutantResult;
import dev.edict.eval.test.mutation.MutantResult.Verdict;
import dev.edict.eval.test.mutation.MutationReport;
import java.util.ArrayList;
import java.util.List;

/** What changes tests do not notice, as findings at what would be changed. */
final class MutationFindings {
  private final RulePlaces places;
  private final double least;
  private final boolean listsAlways;

  /**
   * Makes the findings about a policy set.
   *
   * @param least what was asked for
   * @param listsAlways whether to list what is not noticed even where enough is noticed
   */
  MutationFindings(PolicyLoading loading, TestThresholds least, boolean listsAlways) {
    this.places = new RulePlaces(loading.analysis());
    this.least = least.mutations().orElse(0);
    this.listsAlways = listsAlways;
  }

  List<Diagnostic> of(MutationReport report) {
    List<Diagnostic> findings = new ArrayList<>();
    if (!report.score().isAtLeast(least)) {
      findings.add(
          places.lowCoverage(
              report.score().text() + " of the changes of rules are noticed by the tests", least));
    } else if (!listsAlways) {
      return findings;
    }
    for (MutantResult result : report.results()) {
      SourceLocation place = places.nameOf(result.origin());
      if (result.verdict() == Verdict.SURVIVED) {
        findings.add(
            Diagnostic.at(
                    DiagnosticCode.SURVIVING_MUTANT,
                    place,
                    "no test notices when " + result.description())
                .withHelp(
                    result.killer().map(DraftedTest::line).map("this would: "::concat).orElse("")));
      } else if (result.verdict() == Verdict.UNDECIDED) {
        findings.add(
            Diagnostic.at(
                DiagnosticCode.UNTOLD_COVERAGE,
                place,
                "it was not told within the budget whether it matters when "
                    + result.description()));
      }
    }
    return findings;
  }

  /** Returns what did not count, in words; empty when everything did. */
  static String remark(MutationReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, report.count(Verdict.EQUIVALENT), "equivalent");
    add(parts, report.count(Verdict.OUT_OF_REACH), "out of reach of tests");
    add(parts, report.count(Verdict.UNDECIDED), "undecided");
    add(parts, report.count(Verdict.NOT_RUN), "not run");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
