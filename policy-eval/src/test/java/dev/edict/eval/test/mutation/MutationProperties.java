package dev.edict.eval.test.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.analysis.diff.PolicyDiff;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.test.DraftedTest;
import dev.edict.eval.test.PolicyTests;
import dev.edict.eval.test.TestDrafts;
import dev.edict.eval.test.TimedDecisionPoint;
import dev.edict.eval.test.coverage.TestCoverage;
import dev.edict.eval.test.mutation.MutantResult.Verdict;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is said of changes agrees with the exact difference and with requests at random. */
class MutationProperties {
  private static final Instant NOW = RandomRuleSets.NOW;
  private static final MutationLimits LIMITS = new MutationLimits(40, Duration.ofHours(1));

  @Property(tries = 60)
  void verdictsAreTrue(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RuleSet rules = scenario.ruleSet();
    List<DraftedTest> all = TestCoverage.measure(rules, List.of(), NOW).drafts();
    Assume.that(!all.isEmpty());
    List<DraftedTest> some = all.subList(0, (all.size() + 1) / 2);
    PolicyTests tests = tests(rules, some);
    TestDrafts drafts = new TestDrafts(rules, NOW);
    List<Mutant> mutants = Mutants.of(rules);
    List<MutantResult> results = MutationTesting.run(rules, tests, NOW, LIMITS).results();
    for (int i = 0; i < Math.min(LIMITS.mutants(), mutants.size()); i++) {
      RuleSet changed = mutants.get(i).change().apply(rules);
      check(scenario, changed, results.get(i), tests, some, drafts);
    }
  }

  private static void check(
      Scenario scenario,
      RuleSet changed,
      MutantResult result,
      PolicyTests tests,
      List<DraftedTest> asked,
      TestDrafts drafts) {
    String what = scenario + "\n" + result;
    TimedDecisionPoint before = new TimedDecisionPoint(scenario.ruleSet());
    TimedDecisionPoint after = new TimedDecisionPoint(changed);
    assertThat(tests.firstFailing(after, NOW)).as(what).isEqualTo(result.killedBy());
    if (result.verdict() == Verdict.EQUIVALENT) {
      for (AccessRequest request : scenario.requests()) {
        if (isPlain(request)) {
          assertThat(after.decide(request, NOW).outcome())
              .as(what)
              .isEqualTo(before.decide(request, NOW).outcome());
        }
      }
    }
    if (result.verdict() == Verdict.SURVIVED) {
      assertThat(drafts.isDecidedOtherwise(result.killer().orElseThrow(), after)).as(what).isTrue();
    }
    boolean decidesOtherwise =
        asked.stream().anyMatch(draft -> drafts.isDecidedOtherwise(draft, after));
    if (decidesOtherwise) {
      assertThat(result.verdict()).as(what).isEqualTo(Verdict.KILLED);
      assertThat(PolicyDiff.compare(scenario.ruleSet(), changed, NOW).isEqual()).as(what).isFalse();
    }
  }

  /** Files may have another home, and connections may be inspected. */
  private static boolean isPlain(AccessRequest request) {
    return request instanceof ToolCallRequest
        || (request instanceof NetworkRequest connect && !connect.inspecting());
  }

  private static PolicyTests tests(RuleSet rules, List<DraftedTest> drafts) {
    PolicySource source = PolicySource.of("t.edict", TestDrafts.file(drafts, Set.of(), true));
    return PolicyTests.of(
        new Analysis(
            List.of(PolicyParser.parse(source)), Optional.of(rules), List.of(), List.of()));
  }
}
