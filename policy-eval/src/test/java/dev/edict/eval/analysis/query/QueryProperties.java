package dev.edict.eval.analysis.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.testing.SmallUniverse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What queries answer is what trying every request of a small universe answers. */
class QueryProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void admissionsToFilesAreThoseThatThereAre(@ForAll("fileRules") List<String> rules) {
    checkAdmissions(SmallUniverse.FILES, rules);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void admissionsToHostsAreThoseThatThereAre(@ForAll("networkRules") List<String> rules) {
    checkAdmissions(SmallUniverse.NETWORK, rules);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void admissionsToToolsAreThoseThatThereAre(@ForAll("toolRules") List<String> rules) {
    checkAdmissions(SmallUniverse.TOOLS, rules);
  }

  /** The first rule is the question; what decides is the same, rule by rule. */
  private static void checkAdmissions(SmallUniverse universe, List<String> texts) {
    RuleSet all = universe.analyze(texts).requireRuleSet();
    Rule asked = withoutClauses(universe, texts.get(0));
    BitSet inside = universe.matching(all, asked);
    PolicyDecisionPoint decisionPoint = decisionPoint(all);
    Set<String> expected = new HashSet<>();
    inside.stream()
        .mapToObj(universe.requests()::get)
        .map(decisionPoint::decide)
        .filter(decision -> decision.outcome() != Outcome.DENY)
        .forEach(
            decision ->
                expected.add(decision.outcome() + " " + decision.rule().orElseThrow().id().rule()));
    RegionQuery.Answer answer = RegionQuery.ask(all, asked.target(), SmallUniverse.NOW);
    assertThat(answer.undecided()).as(texts.toString()).isEmpty();
    assertThat(
            answer.admissions().stream()
                .map(found -> found.outcome() + " " + found.rule().id().rule())
                .collect(Collectors.toSet()))
        .as(texts.toString())
        .isEqualTo(expected);
  }

  private static Rule withoutClauses(SmallUniverse universe, String text) {
    String plain =
        text.replaceAll(" (when|unless|require) .*", "").replaceAll("^(allow|deny|ask)", "allow");
    return universe.analyze(List.of(plain)).requireRuleSet().rules().get(0);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fewestRulesAreDropped(
      @ForAll("fileRules") List<String> rules, @ForAll @IntRange(max = 10_000) int pick) {
    checkWhyNot(SmallUniverse.FILES, rules, pick);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fewestRulesAboutToolsAreDropped(
      @ForAll("toolRules") List<String> rules, @ForAll @IntRange(max = 10_000) int pick) {
    checkWhyNot(SmallUniverse.TOOLS, rules, pick);
  }

  private static void checkWhyNot(SmallUniverse universe, List<String> texts, int pick) {
    RuleSet all = universe.analyze(texts).requireRuleSet();
    AccessRequest request = universe.requests().get(pick % universe.requests().size());
    WhyNot.Answer answer = WhyNot.ask(all, request, SmallUniverse.NOW);
    OptionalInt found =
        answer.edits().stream()
            .filter(edit -> edit.added().isEmpty())
            .mapToInt(edit -> edit.dropped().size())
            .min();
    OptionalInt fewest =
        IntStream.range(1, 1 << all.rules().size())
            .filter(dropped -> isTurned(answer.decision(), without(all, dropped), request))
            .map(Integer::bitCount)
            .min();
    assertThat(found).as(texts + " about " + request).isEqualTo(fewest);
    for (Edit edit : answer.edits()) {
      assertThat(edit.decision().outcome() == Outcome.DENY)
          .isNotEqualTo(answer.decision().outcome() == Outcome.DENY);
    }
  }

  private static boolean isTurned(Decision before, RuleSet rules, AccessRequest request) {
    boolean denied = decisionPoint(rules).decide(request).outcome() == Outcome.DENY;
    return denied != (before.outcome() == Outcome.DENY);
  }

  private static RuleSet without(RuleSet all, int dropped) {
    List<Rule> left = new ArrayList<>();
    for (int i = 0; i < all.rules().size(); i++) {
      if ((dropped >> i & 1) == 0) {
        left.add(all.rules().get(i));
      }
    }
    return SmallUniverse.with(all, left);
  }

  private static PolicyDecisionPoint decisionPoint(RuleSet rules) {
    return PolicyDecisionPoint.of(rules, InstantSource.fixed(SmallUniverse.NOW));
  }

  @Provide
  Arbitrary<List<String>> fileRules() {
    return SmallUniverse.fileRules();
  }

  @Provide
  Arbitrary<List<String>> networkRules() {
    return SmallUniverse.networkRules();
  }

  @Provide
  Arbitrary<List<String>> toolRules() {
    return SmallUniverse.toolRules();
  }
}
