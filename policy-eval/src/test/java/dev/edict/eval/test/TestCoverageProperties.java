package dev.edict.eval.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.eval.test.coverage.RegionCover;
import dev.edict.eval.test.coverage.RuleCover;
import dev.edict.eval.test.coverage.TestCoverage;
import dev.edict.eval.testing.RandomRuleSets;
import dev.edict.eval.testing.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of what tests reach. */
class TestCoverageProperties {
  private static final Instant NOW = RandomRuleSets.NOW;

  @Property(tries = 200, seed = "2026")
  void suggestedTestsPassAndLeaveNothingUntested(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    TestCoverage before = TestCoverage.measure(scenario.ruleSet(), List.of(), NOW);
    if (before.drafts().isEmpty()) {
      return;
    }
    String text = TestDrafts.file(before.drafts(), Set.of(), true);
    List<PolicyTestResult> results = TestedScenario.examined(scenario.ruleSet(), text, NOW);
    assertThat(results).as(text).flatExtracting(PolicyTestResult::failures).isEmpty();
    TestCoverage after = TestCoverage.measure(scenario.ruleSet(), results, NOW);
    assertThat(after.regions())
        .as(scenario + text)
        .extracting(RegionCover::state)
        .doesNotContain(RegionCover.State.UNTESTED);
    assertThat(after.rules())
        .extracting(RuleCover::reach)
        .doesNotContain(RuleCover.Reach.NEVER, RuleCover.Reach.MATCHED);
  }

  @Property(tries = 200, seed = "2026")
  void moreTestsReachNoLess(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<AccessRequest> requests = scenario.requests();
    TestCoverage few = measure(scenario, requests.subList(0, requests.size() / 2));
    TestCoverage many = measure(scenario, requests);
    for (int i = 0; i < few.rules().size(); i++) {
      if (few.rules().get(i).isCovered()) {
        assertThat(many.rules().get(i).isCovered()).as(scenario.toString()).isTrue();
      }
    }
    for (int i = 0; i < few.regions().size(); i++) {
      if (few.regions().get(i).state() == RegionCover.State.TESTED) {
        assertThat(many.regions().get(i).state()).isEqualTo(RegionCover.State.TESTED);
      }
    }
  }

  /**
   * What is said to be decided by nothing is so for requests drawn at random. Files are left out,
   * since these may have another home, and HTTP rules, since they also decide about connections.
   */
  @Property(tries = 300, seed = "2026")
  void rulesSaidToDecideNothingDecideNothing(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    List<AccessRequest> plain =
        scenario.requests().stream().filter(TestCoverageProperties::isPlain).toList();
    TestCoverage none = TestCoverage.measure(scenario.ruleSet(), List.of(), NOW);
    TestCoverage some = measure(scenario, plain);
    for (int i = 0; i < none.regions().size(); i++) {
      RegionCover region = none.regions().get(i);
      if (region.state() == RegionCover.State.EMPTY
          && region.rule().map(rule -> !(rule.target() instanceof RuleTarget.Http)).orElse(true)) {
        assertThat(some.regions().get(i).state())
            .as(scenario + " " + region)
            .isNotEqualTo(RegionCover.State.TESTED);
      }
    }
  }

  private static boolean isPlain(AccessRequest request) {
    return request instanceof ToolCallRequest
        || request instanceof ServerRegistrationRequest
        || (request instanceof NetworkRequest connect && !connect.inspecting());
  }

  private static TestCoverage measure(Scenario scenario, List<AccessRequest> requests) {
    return TestCoverage.measure(
        scenario.ruleSet(), TestedScenario.examined(scenario.ruleSet(), requests, NOW), NOW);
  }
}
