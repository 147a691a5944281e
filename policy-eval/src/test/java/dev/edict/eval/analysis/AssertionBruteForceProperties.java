package dev.edict.eval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.SmallUniverse;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An assertion is proved exactly if no request of a small universe stands against it. */
class AssertionBruteForceProperties {

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void proofsAboutFilesAreComplete(
      @ForAll("fileRules") List<String> rules, @ForAll("fileClaims") Claim claim) {
    check(SmallUniverse.FILES, rules, claim);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void proofsAboutConnectionsAreComplete(
      @ForAll("networkRules") List<String> rules, @ForAll("networkClaims") Claim claim) {
    check(SmallUniverse.NETWORK, rules, claim);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void proofsAboutToolsAreComplete(
      @ForAll("toolRules") List<String> rules, @ForAll("toolClaims") Claim claim) {
    check(SmallUniverse.TOOLS, rules, claim);
  }

  private static void check(SmallUniverse universe, List<String> rules, Claim claim) {
    Analysis analysis =
        universe.analyze(rules, "assert " + claim.kind + " allow " + claim.target() + "\n");
    BitSet inside = matching(universe, claim.target());
    BitSet kind = matching(universe, claim.everything());
    List<Outcome> outcomes = universe.outcomes(analysis.requireRuleSet());
    boolean broken =
        kind.stream()
            .filter(request -> outcomes.get(request) != Outcome.DENY)
            .anyMatch(request -> inside.get(request) == claim.kind.equals("never"));
    assertThat(AssertionProver.prove(analysis, SmallUniverse.NOW).isEmpty())
        .as(claim + " of " + rules)
        .isEqualTo(!broken);
  }

  private static BitSet matching(SmallUniverse universe, String target) {
    RuleSet rules = universe.analyze(List.of("allow " + target)).requireRuleSet();
    return universe.matching(rules, rules.rules().get(0));
  }

  /**
   * An assertion.
   *
   * @param kind never or only
   * @param verbs the start of its target
   * @param pattern the rest of its target
   * @param any the pattern of everything
   */
  record Claim(String kind, String verbs, String pattern, String any) {
    String target() {
      return verbs + " \"" + pattern + "\"";
    }

    String everything() {
      return verbs + " \"" + any + "\"";
    }
  }

  private static Arbitrary<Claim> claims(List<String> verbs, List<String> patterns, String any) {
    return Combinators.combine(
            Arbitraries.of("never", "only"), Arbitraries.of(verbs), Arbitraries.of(patterns))
        .as((kind, verb, pattern) -> new Claim(kind, verb, pattern, any));
  }

  @Provide
  Arbitrary<Claim> fileClaims() {
    return claims(
        List.of("read on", "read, write on"),
        List.of("/**", "/a/**", "/a/b", "**/b", "/*/b", "~/**", "/b/**"),
        "/**");
  }

  @Provide
  Arbitrary<Claim> networkClaims() {
    return claims(
        List.of("connect tcp to", "connect any to"),
        List.of("**", "*.x", "**.x:443", "a.x", "x:80-443", "10.0.0.0/8"),
        "**");
  }

  @Provide
  Arbitrary<Claim> toolClaims() {
    return claims(List.of("call"), List.of("*/*", "a/*", "*/a", "a*/b*", "*b/*a"), "*/*");
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
