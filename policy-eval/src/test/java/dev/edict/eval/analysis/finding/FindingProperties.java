package dev.edict.eval.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.testing.SmallUniverse;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What each lint says of all requests is what trying every request of a small universe says. */
class FindingProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void findingsAboutFilesNameWhatIsNeeded(@ForAll("fileRules") List<String> rules) {
    checkCovering(SmallUniverse.FILES, rules);
    checkIdle(SmallUniverse.FILES, rules);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void findingsAboutConnectionsNameWhatIsNeeded(@ForAll("networkRules") List<String> rules) {
    checkCovering(SmallUniverse.NETWORK, rules);
    checkIdle(SmallUniverse.NETWORK, rules);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void findingsAboutToolsNameWhatIsNeeded(@ForAll("toolRules") List<String> rules) {
    checkCovering(SmallUniverse.TOOLS, rules);
    checkIdle(SmallUniverse.TOOLS, rules);
  }

  /** The rules that a finding names hold every request of the rule, and none can be left out. */
  private static void checkCovering(SmallUniverse universe, List<String> texts) {
    Analysis analysis = universe.analyze(texts);
    RuleSet all = analysis.requireRuleSet();
    for (Diagnostic finding : lint(analysis)) {
      List<Effect> effects = effectsOf(finding.code());
      if (!effects.isEmpty()) {
        BitSet rule = universe.matching(all, named(all, SmallUniverse.subject(finding)));
        List<BitSet> parts = new ArrayList<>();
        for (Diagnostic.Related related : finding.related()) {
          Rule other = at(all, related);
          assertThat(effects).as(finding + " of " + texts).contains(other.effect());
          parts.add(universe.matching(all, other));
        }
        assertThat(isCovered(rule, parts)).as(finding + " of " + texts).isTrue();
        for (BitSet part : parts) {
          List<BitSet> fewer = new ArrayList<>(parts);
          fewer.remove(part);
          assertThat(isCovered(rule, fewer)).as(finding + " of " + texts).isFalse();
        }
      }
    }
  }

  /** Returns the effects of the rules that findings of a kind name; none for other kinds. */
  private static List<Effect> effectsOf(DiagnosticCode code) {
    return switch (code) {
      case DENIED_ALLOW -> List.of(Effect.DENY);
      case BYPASSED_APPROVAL -> List.of(Effect.ALLOW);
      case SHADOWED_RULE, REDUNDANT_RULE -> List.of(Effect.DENY, Effect.ALLOW);
      default -> List.of();
    };
  }

  private static boolean isCovered(BitSet whole, List<BitSet> parts) {
    BitSet left = (BitSet) whole.clone();
    parts.forEach(left::andNot);
    return left.isEmpty();
  }

  /** A deny is idle exactly if no request that it matches is matched by an allow. */
  private static void checkIdle(SmallUniverse universe, List<String> texts) {
    Analysis analysis = universe.analyze(texts);
    RuleSet all = analysis.requireRuleSet();
    List<String> idle = subjects(analysis, DiagnosticCode.IDLE_DENY);
    for (Rule deny : all.rules()) {
      if (deny.effect() == Effect.DENY) {
        BitSet denied = universe.matching(all, deny);
        boolean meets =
            all.rules().stream()
                .filter(rule -> rule.effect() == Effect.ALLOW)
                .anyMatch(allow -> universe.matching(all, allow).intersects(denied));
        assertThat(idle.contains(deny.id().rule()))
            .as(deny.id().rule() + " of " + texts)
            .isEqualTo(!meets);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void conflictsAreThoseThatCutAcross(
      @ForAll("hosts") String allow, @ForAll("hosts") String deny, @ForAll("ports") String port) {
    checkConflict(
        SmallUniverse.NETWORK,
        "allow connect tcp to \"" + allow + port + "\"",
        "deny connect tcp to \"" + deny + "\"",
        !deny.startsWith("**") || deny.startsWith("**."));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void conflictsAboutFilesAreThoseThatCutAcross(
      @ForAll("paths") String allow, @ForAll("paths") String deny) {
    boolean literal = deny.startsWith("/a/") || deny.equals("/a") || deny.startsWith("~");
    checkConflict(
        SmallUniverse.FILES,
        "allow read on \"" + allow + "\"",
        "deny read on \"" + deny + "\"",
        literal);
  }

  private static void checkConflict(
      SmallUniverse universe, String allow, String deny, boolean startsLiterally) {
    Analysis analysis = universe.analyze(List.of(allow, deny));
    RuleSet all = analysis.requireRuleSet();
    BitSet allowed = universe.matching(all, all.rules().get(0));
    // A deny takes in more than is written: names of addresses, and letters of another case.
    BitSet denied =
        universe.matching(
            all,
            universe
                .analyze(List.of(deny.replace("deny", "allow")))
                .requireRuleSet()
                .rules()
                .get(0));
    boolean crossing =
        allowed.intersects(denied)
            && !isCovered(allowed, List.of(denied))
            && !isCovered(denied, List.of(allowed));
    assertThat(subjects(analysis, DiagnosticCode.CONFLICTING_RULES))
        .as(allow + " and " + deny)
        .hasSize(crossing && startsLiterally ? 1 : 0);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void vacuousConditionsAreThoseMetAlwaysOrNever(
      @ForAll("conditions") String condition, @ForAll Effect effect) {
    String word = effect == Effect.ALLOW ? "allow" : "deny";
    Analysis analysis =
        SmallUniverse.TOOLS.analyze(List.of(word + " call \"a/*\" when " + condition));
    RuleSet rules = analysis.requireRuleSet();
    RuleSet plain = SmallUniverse.TOOLS.analyze(List.of(word + " call \"a/*\"")).requireRuleSet();
    BitSet met = SmallUniverse.TOOLS.matching(rules, rules.rules().get(0));
    BitSet all = SmallUniverse.TOOLS.matching(plain, plain.rules().get(0));
    Optional<String> message =
        lint(analysis).stream()
            .filter(finding -> finding.code() == DiagnosticCode.VACUOUS_CONDITION)
            .map(Diagnostic::message)
            .findFirst();
    assertThat(message.filter(text -> text.contains("never matches")).isPresent())
        .as(condition)
        .isEqualTo(met.isEmpty());
    assertThat(message.filter(text -> text.contains("says nothing")).isPresent())
        .as(condition)
        .isEqualTo(met.equals(all));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void inactiveAllowsAreThoseOfWhichNothingIsDelegated(
      @ForAll("paths") String allow, @ForAll("paths") String bound, @ForAll boolean delegated) {
    String delegation = delegated ? "delegate filesystem to local within \"" + bound + "\"\n" : "";
    Analysis analysis =
        PolicyFrontEnd.analyze(
            List.of(
                PolicySource.of(
                    "a.edict", "edict 1\npolicy \"o\" level org\nfilesystem { }\n" + delegation),
                PolicySource.of(
                    "b.edict",
                    "edict 1\npolicy \"l\" level local\nfilesystem { allow \"r\" read on \""
                        + allow
                        + "\" }\n")));
    boolean useless =
        SmallUniverse.FILES.outcomes(analysis.requireRuleSet()).stream()
            .allMatch(outcome -> outcome == Outcome.DENY);
    assertThat(subjects(analysis, DiagnosticCode.INACTIVE_ALLOW))
        .as(allow + " within " + bound)
        .hasSize(useless ? 1 : 0);
  }

  private static List<Diagnostic> lint(Analysis analysis) {
    List<Diagnostic> findings = PolicyLinter.lint(analysis, LintSettings.at(SmallUniverse.NOW));
    assertThat(findings)
        .extracting(Diagnostic::code)
        .doesNotContain(DiagnosticCode.UNDECIDED, DiagnosticCode.UNREACHABLE_RULE);
    return findings;
  }

  private static List<String> subjects(Analysis analysis, DiagnosticCode code) {
    return lint(analysis).stream()
        .filter(finding -> finding.code() == code)
        .map(SmallUniverse::subject)
        .toList();
  }

  private static Rule named(RuleSet all, String name) {
    return all.rules().stream()
        .filter(rule -> rule.id().rule().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Rule at(RuleSet all, Diagnostic.Related related) {
    return all.rules().stream()
        .filter(rule -> rule.origin().equals(related.location()))
        .findFirst()
        .orElseThrow();
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

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of(
        "**", "a.x", "*.x", "**.x", "a*.x", "x", "b.*.x", "10.0.0.0/8", "10.1.0.0/16");
  }

  @Provide
  Arbitrary<String> ports() {
    return Arbitraries.of("", ":443", ":80-443", ":1-79", ":80-65535");
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
        "/**", "/a", "/a/**", "/a/*", "/a/b", "**/b", "/*/b", "/a*/**", "~/**", "~/a/**");
  }

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> tests =
        Arbitraries.of(
            "args.n <= 10",
            "args.n < 20",
            "args.n > 15",
            "args.n > 5",
            "args.n == 10",
            "args has n",
            "not (args.n > 5)",
            "not (args has n)");
    Arbitrary<String> pairs =
        Combinators.combine(tests, Arbitraries.of(" and ", " or "), tests)
            .as((one, link, other) -> "(" + one + link + other + ")");
    return Combinators.combine(pairs, Arbitraries.of(" and ", " or "), tests)
        .as((one, link, other) -> one + link + other);
  }
}
