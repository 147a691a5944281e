package dev.edict.eval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is proved holds: no request of many breaks it. What is refuted does not hold. */
class AssertionProverProperties {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final List<String> HOSTS =
      List.of("**", "a.x", "*.x", "**.x", "a*.x", "b.a.x", "x", "10.0.0.0/8", "10.1.0.0/16");
  private static final List<String> NAMES =
      List.of("a.x", "ab.x", "b.x", "b.a.x", "x", "y", "10.1.2.3", "10.2.0.1");
  private static final List<String> PATHS =
      List.of("/**", "/a/**", "/a", "/a/*", "**/b", "~/**", "~/b", "/a/b/**", "/A/**");
  private static final List<String> FILES =
      List.of("/", "/a", "/A", "/a/b", "/a/B/c", "/b", "/h", "/h/b", "/h/a/b", "/a/b/c");
  private static final List<String> CONDITIONS =
      List.of("", "", "", " when subject.user == \"u\"", " until \"2026-01-01T00:00Z\"");

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void networkProofsHold(
      @ForAll("networkRules") List<String> rules, @ForAll("networkClaim") Claim claim) {
    List<AccessRequest> requests = new ArrayList<>();
    for (String host : NAMES) {
      for (int port : new int[] {80, 443}) {
        requests.add(NetworkRequest.builder(Subject.user("u"), host, port).inspecting().build());
      }
    }
    check("network", rules, claim, requests);
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void filesystemProofsHold(
      @ForAll("fileRules") List<String> rules,
      @ForAll("fileClaim") Claim claim,
      @ForAll FilesystemProfile profile) {
    List<AccessRequest> requests = new ArrayList<>();
    Environment environment = Environment.UNKNOWN.withHome("/h").withProfile(profile);
    if (profile != FilesystemProfile.WINDOWS) {
      for (String path : FILES) {
        requests.add(FileRequest.of(Subject.user("u"), environment, FileAction.READ, path));
      }
    }
    check("filesystem", rules, claim, requests);
  }

  /** Whether a request lies in the target is asked of a policy set that allows just the target. */
  private static void check(
      String domain, List<String> rules, Claim claim, List<AccessRequest> requests) {
    Analysis analysis = analyze(domain, rules, "assert " + claim.kind + " allow " + claim.target);
    boolean proved = AssertionProver.prove(analysis, NOW).isEmpty();
    PolicyDecisionPoint rulesOnly = decisionPoint(analysis);
    PolicyDecisionPoint target =
        decisionPoint(analyze(domain, List.of("allow " + claim.target), ""));
    boolean broken = false;
    for (AccessRequest request : requests) {
      boolean inside = target.decide(request).isAllowed();
      boolean allowed = rulesOnly.decide(request).outcome() != Outcome.DENY;
      broken |= allowed && inside == claim.kind.equals("never");
    }
    assertThat(proved && broken).as("proved, but a request breaks it").isFalse();
  }

  private static Analysis analyze(String domain, List<String> rules, String claim) {
    String text =
        "edict 1\npolicy \"p\" level org\n"
            + domain
            + " {\n"
            + String.join("\n", rules)
            + "\n}\n"
            + claim;
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("p.edict", text));
    assertThat(analysis.hasErrors()).as(text).isFalse();
    return analysis;
  }

  private static PolicyDecisionPoint decisionPoint(Analysis analysis) {
    return PolicyDecisionPoint.of(analysis.requireRuleSet(), InstantSource.fixed(NOW));
  }

  @Provide
  Arbitrary<List<String>> networkRules() {
    return rules(networkTargets());
  }

  @Provide
  Arbitrary<List<String>> fileRules() {
    return rules(fileTargets());
  }

  @Provide
  Arbitrary<Claim> networkClaim() {
    return claims(networkTargets());
  }

  @Provide
  Arbitrary<Claim> fileClaim() {
    return claims(fileTargets());
  }

  private static Arbitrary<List<String>> rules(Arbitrary<String> targets) {
    Arbitrary<String> effects = Arbitraries.of("allow ", "deny ", "observe deny ");
    return Combinators.combine(effects, targets, Arbitraries.of(CONDITIONS))
        .as((effect, target, condition) -> effect + target + condition)
        .list()
        .ofMaxSize(4);
  }

  private static Arbitrary<Claim> claims(Arbitrary<String> targets) {
    return Combinators.combine(Arbitraries.of("never", "only"), targets).as(Claim::new);
  }

  private static Arbitrary<String> networkTargets() {
    Arbitrary<String> ports = Arbitraries.of("", " port 443", " port 80-90");
    return Combinators.combine(Arbitraries.of(HOSTS), ports)
        .as((host, port) -> "connect tcp to \"" + host + "\"" + port);
  }

  private static Arbitrary<String> fileTargets() {
    return Arbitraries.of(PATHS).map(path -> "read on \"" + path + "\"");
  }

  /**
   * An assertion.
   *
   * @param kind never or only
   * @param target its target as written
   */
  record Claim(String kind, String target) {}
}
