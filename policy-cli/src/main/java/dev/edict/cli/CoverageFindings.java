package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.Share;
import dev.edict.eval.test.coverage.RegionCover;
import dev.edict.eval.test.coverage.RuleCover;
import dev.edict.eval.test.coverage.TestCoverage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tests leave untested, as findings at the rules. */
final class CoverageFindings {
  private final RulePlaces places;
  private final CoverageOptions options;

  CoverageFindings(PolicyLoading loading, CoverageOptions options) {
    this.places = new RulePlaces(loading.analysis());
    this.options = options;
  }

  List<Diagnostic> of(TestCoverage coverage) {
    List<Diagnostic> findings = new ArrayList<>();
    demand(findings, "rules decide a request", coverage.ruleShare(), options.leastRules());
    demand(findings, "regions have a request", coverage.regionShare(), options.leastRegions());
    if (!options.lists()) {
      return findings;
    }
    Set<Optional<DraftedTest>> told = new HashSet<>();
    for (RuleCover rule : coverage.rules()) {
      finding(rule).ifPresent(findings::add);
      told.add(rule.draft());
    }
    for (RegionCover region : coverage.regions()) {
      if (region.state() == RegionCover.State.UNTESTED && !told.contains(region.draft())) {
        findings.add(
            Diagnostic.at(
                    DiagnosticCode.UNTESTED_REGION,
                    region.rule().map(places::nameOf).orElse(places.start()),
                    "no test has a request of: " + region.text())
                .withHelp(example(region.draft())));
      } else if (region.state() == RegionCover.State.UNDECIDED) {
        findings.add(untold(region.rule().map(places::nameOf).orElse(places.start())));
      }
    }
    return findings.stream().distinct().toList();
  }

  private void demand(List<Diagnostic> findings, String what, Share share, double least) {
    if (!share.isAtLeast(least)) {
      findings.add(places.lowCoverage(share.text() + " of the " + what + " of the tests", least));
    }
  }

  private Optional<Diagnostic> finding(RuleCover cover) {
    Rule rule = cover.rule();
    return switch (cover.reach()) {
      case DECIDED, IDLE -> Optional.empty();
      case UNDECIDED -> Optional.of(untold(places.nameOf(rule)));
      case MATCHED ->
          Optional.of(untested(cover, "requests of the tests reach this rule, others decide them"));
      case NEVER ->
          Optional.of(
              untested(
                  cover,
                  rule.observed()
                      ? "no request of the tests is reported by this rule"
                      : "no request of the tests is decided by this rule"));
    };
  }

  private Diagnostic untested(RuleCover cover, String message) {
    return Diagnostic.at(DiagnosticCode.UNTESTED_RULE, places.nameOf(cover.rule()), message)
        .withHelp(example(cover.draft()));
  }

  private static Diagnostic untold(SourceLocation place) {
    return Diagnostic.at(
        DiagnosticCode.UNTOLD_COVERAGE,
        place,
        "it was not told within the budget whether a test is missing here");
  }

  private static String example(Optional<DraftedTest> draft) {
    return draft.map(found -> "for example: " + found.line()).orElse("");
  }
}
