package dev.edict.eval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import dev.edict.eval.analysis.finding.LintSettings;
import dev.edict.eval.analysis.finding.PolicyLinter;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.SmallUniverse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What is found about all requests is what trying every request of a small universe finds. The
 * universe has a request of every class that the patterns can make, so the two must agree both
 * ways.
 */
class BruteForceProperties {
  private static final Set<DiagnosticCode> REMOVABLE =
      EnumSet.of(
          DiagnosticCode.DENIED_ALLOW,
          DiagnosticCode.SHADOWED_RULE,
          DiagnosticCode.BYPASSED_APPROVAL,
          DiagnosticCode.REDUNDANT_RULE);

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fileFindingsAgree(@ForAll("fileRules") List<String> rules) {
    checkFindings(SmallUniverse.FILES, rules);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void networkFindingsAgree(@ForAll("networkRules") List<String> rules) {
    checkFindings(SmallUniverse.NETWORK, rules);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void toolFindingsAgree(@ForAll("toolRules") List<String> rules) {
    checkFindings(SmallUniverse.TOOLS, rules);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fileDifferencesAgree(
      @ForAll("fileRules") List<String> one, @ForAll("fileRules") List<String> other) {
    checkDifferences(SmallUniverse.FILES, one, other);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void networkDifferencesAgree(
      @ForAll("networkRules") List<String> one, @ForAll("networkRules") List<String> other) {
    checkDifferences(SmallUniverse.NETWORK, one, other);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void toolDifferencesAgree(
      @ForAll("toolRules") List<String> one, @ForAll("toolRules") List<String> other) {
    checkDifferences(SmallUniverse.TOOLS, one, other);
  }

  /** A rule is named exactly if leaving it and those named after it out changes nothing. */
  private static void checkFindings(SmallUniverse universe, List<String> rules) {
    Analysis analysis = universe.analyze(rules);
    Set<String> named = new HashSet<>();
    for (Diagnostic finding : PolicyLinter.lint(analysis, LintSettings.at(SmallUniverse.NOW))) {
      assertThat(finding.code()).isNotEqualTo(DiagnosticCode.UNDECIDED);
      if (REMOVABLE.contains(finding.code())) {
        named.add(SmallUniverse.subject(finding));
      }
    }
    RuleSet all = analysis.requireRuleSet();
    List<Rule> left = new ArrayList<>(all.rules());
    List<Outcome> outcomes = universe.outcomes(all);
    for (int i = all.rules().size() - 1; i >= 0; i--) {
      Rule rule = all.rules().get(i);
      List<Rule> fewer = new ArrayList<>(left);
      fewer.remove(rule);
      boolean same = universe.outcomes(SmallUniverse.with(all, fewer)).equals(outcomes);
      boolean isNamed = named.contains(rule.id().rule());
      boolean idle = rule.effect() == Effect.DENY && same && !isNamed;
      // A deny of what nothing allows changes nothing either; that is another finding.
      assertThat(isNamed && !same).as(rule.id().rule() + " of " + rules).isFalse();
      if (!idle) {
        assertThat(isNamed).as(rule.id().rule() + " of " + rules).isEqualTo(same);
      }
      if (isNamed) {
        left = fewer;
      }
    }
  }

  private static void checkDifferences(
      SmallUniverse universe, List<String> one, List<String> other) {
    RuleSet before = universe.analyze(one).requireRuleSet();
    RuleSet after = universe.analyze(other).requireRuleSet();
    DiffResult result = PolicyDiff.compare(before, after, SmallUniverse.NOW);
    List<Outcome> then = universe.outcomes(before);
    List<Outcome> today = universe.outcomes(after);
    assertThat(result.undecided()).as(one + " and " + other).isEmpty();
    assertThat(result.changes().isEmpty()).as(one + " and " + other).isEqualTo(then.equals(today));
    for (Outcome outcome : Outcome.values()) {
      boolean found = result.changes().stream().anyMatch(c -> c.outcome() == outcome);
      boolean there = false;
      for (int i = 0; i < then.size(); i++) {
        there |= today.get(i) == outcome && then.get(i) != outcome;
      }
      assertThat(found).as(outcome + " of " + one + " and " + other).isEqualTo(there);
    }
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
