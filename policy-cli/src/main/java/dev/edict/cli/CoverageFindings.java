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
import java.util.OptionalDouble;
import java.util.Set;

/** What tests leave untested, as findings at the rules. */
final class CoverageFindings {
  private final RulePlaces places;
  private final TestThresholds least;
  private final boolean listsAlways;

  /**
   * Makes the findings about a policy set.
   *
   * @param least what was asked for
   * @param listsAlways whether to list what is untested even where enough is tested
   */
  CoverageFindings(PolicyLoading loading, TestThresholds least, boolean listsAlways) {
    this.places = new RulePlaces(loading.analysis());
    this.least = least;
    this.listsAlways = listsAlways;
  }

  List<Diagnostic> of(TestCoverage coverage) {
    List<Diagnostic> findings = new ArrayList<>();
    boolean fewRules =
        demand(findings, "rules decide a request", coverage.ruleShare(), least.rules());
    boolean fewRegions =
        demand(findings, "regions have a request", coverage.regionShare(), least.regions());
    Set<Optional<DraftedTest>> told = new HashSet<>();
    if (listsAlways || fewRules) {
      for (RuleCover rule : coverage.rules()) {
        finding(rule).ifPresent(findings::add);
        told.add(rule.draft());
      }
    }
    if (listsAlways || fewRegions) {
      coverage.regions().stream()
          .filter(region -> !told.contains(region.draft()) || region.draft().isEmpty())
          .map(this::finding)
          .flatMap(Optional::stream)
          .forEach(findings::add);
    }
    return findings.stream().distinct().toList();
  }

  private Optional<Diagnostic> finding(RegionCover region) {
    SourceLocation place = region.rule().map(places::nameOf).orElse(places.start());
    return switch (region.state()) {
      case TESTED, EMPTY -> Optional.empty();
      case UNDECIDED -> Optional.of(untold(place));
      case UNTESTED ->
          Optional.of(
              Diagnostic.at(
                      DiagnosticCode.UNTESTED_REGION,
                      place,
                      "no test has a request of: " + region.text())
                  .withHelp(example(region.draft())));
    };
  }

  /** Reports a share that is too small, and returns whether it is. */
  private boolean demand(
      List<Diagnostic> findings, String what, Share share, OptionalDouble wanted) {
    if (share.isAtLeast(wanted.orElse(0))) {
      return false;
    }
    findings.add(
        places.lowCoverage(share.text() + " of the " + what + " of the tests", wanted.orElse(0)));
    return true;
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
