package dev.edict.eval.analysis.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.SmallUniverse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Where many rules have a say, the differences found are those that trying every request of a small
 * universe finds; so they are when every region counts as such.
 */
class CrowdedSearchProperties {

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void fileDifferencesAgree(
      @ForAll("fileRules") List<String> one, @ForAll("fileRules") List<String> other) {
    check(SmallUniverse.FILES, one, other);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void networkDifferencesAgree(
      @ForAll("networkRules") List<String> one, @ForAll("networkRules") List<String> other) {
    check(SmallUniverse.NETWORK, one, other);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void toolDifferencesAgree(
      @ForAll("toolRules") List<String> one, @ForAll("toolRules") List<String> other) {
    check(SmallUniverse.TOOLS, one, other);
  }

  /** Both sets share the rules of the second list, so that some are unchanged. */
  private static void check(SmallUniverse universe, List<String> one, List<String> shared) {
    List<String> with = new ArrayList<>(shared);
    with.addAll(one);
    checkPair(universe, shared, with);
    checkPair(universe, with, shared);
    List<String> swapped = new ArrayList<>(with);
    swapped.set(0, with.get(with.size() - 1));
    checkPair(universe, with, swapped);
  }

  private static void checkPair(SmallUniverse universe, List<String> one, List<String> other) {
    RuleSet before = universe.analyze(one).requireRuleSet();
    RuleSet after = universe.analyze(other).requireRuleSet();
    List<Outcome> then = universe.outcomes(before);
    List<Outcome> today = universe.outcomes(after);
    Set<Outcome> expected = EnumSet.noneOf(Outcome.class);
    for (int i = 0; i < then.size(); i++) {
      if (today.get(i) != then.get(i)) {
        expected.add(today.get(i));
      }
    }
    DiffResult crowded = PolicyDiff.compare(before, after, SmallUniverse.NOW, 0);
    assertThat(crowded.undecided()).as(one + " and " + other).isEmpty();
    assertThat(outcomes(crowded)).as(one + " and " + other).isEqualTo(expected);
    DiffResult listed = PolicyDiff.compare(before, after, SmallUniverse.NOW, Integer.MAX_VALUE);
    assertThat(outcomes(listed)).as(one + " and " + other).isEqualTo(expected);
  }

  private static Set<Outcome> outcomes(DiffResult result) {
    return result.changes().stream().map(Change::outcome).collect(Collectors.toSet());
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
