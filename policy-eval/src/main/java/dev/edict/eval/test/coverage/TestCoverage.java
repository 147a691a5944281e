package dev.edict.eval.test.coverage;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a policy set its tests reach.
 *
 * <pre>{@code
 * List<PolicyTestResult> results = tests.examine(ruleSet, now);
 * TestCoverage coverage = TestCoverage.measure(ruleSet, results, now);
 * String missing = TestDrafts.file(coverage.drafts(), Set.of(), true);
 * }</pre>
 *
 * @param rules every rule, in order
 * @param regions the requests that each pattern of a rule decides, in the order of rules, then for
 *     each kind of requests what no rule allows; disjoint
 */
public record TestCoverage(List<RuleCover> rules, List<RegionCover> regions) {
  private static final long STEPS = 5_000_000;

  /** Copies the lists. */
  public TestCoverage {
    rules = List.copyOf(rules);
    regions = List.copyOf(regions);
  }

  /**
   * Returns how much {@code results} reach.
   *
   * @param ruleSet the rules that the tests were run by
   * @param results what became of the tests, examined
   * @param now the earliest instant at which requests are judged
   */
  public static TestCoverage measure(RuleSet ruleSet, List<PolicyTestResult> results, Instant now) {
    return new CoverageMeasurement(ruleSet, results, now, STEPS).measure();
  }

  /** Returns how many of the rules that can decide anything do. */
  public Share ruleShare() {
    List<RuleCover> counted = rules.stream().filter(RuleCover::counts).toList();
    return new Share((int) counted.stream().filter(RuleCover::isCovered).count(), counted.size());
  }

  /** Returns how many of the regions that have any request have a tested one. */
  public Share regionShare() {
    List<RegionCover> counted = regions.stream().filter(RegionCover::counts).toList();
    long tested =
        counted.stream().filter(region -> region.state() == RegionCover.State.TESTED).count();
    return new Share((int) tested, counted.size());
  }

  /** Returns a test for every rule and region that lacks one, where one was found. */
  public List<DraftedTest> drafts() {
    Set<DraftedTest> drafts = new LinkedHashSet<>();
    regions.stream().map(RegionCover::draft).flatMap(Optional::stream).forEach(drafts::add);
    rules.stream().map(RuleCover::draft).flatMap(Optional::stream).forEach(drafts::add);
    return new ArrayList<>(drafts);
  }
}
