package dev.edict.eval.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.analysis.diff.PolicyDiff;
import dev.edict.eval.analysis.finding.LintSettings;
import dev.edict.eval.analysis.finding.PolicyLinter;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Set<DiagnosticCode> REMOVABLE =
      EnumSet.of(
          DiagnosticCode.DENIED_ALLOW,
          DiagnosticCode.SHADOWED_RULE,
          DiagnosticCode.BYPASSED_APPROVAL,
          DiagnosticCode.REDUNDANT_RULE);

  private static final List<String> SEGMENTS = List.of("a", "b", "ab", "z");
  private static final List<String> HOSTS =
      List.of(
          "x",
          "a.x",
          "ab.x",
          "b.x",
          "b.a.x",
          "c.b.a.x",
          "b.b.x",
          "y",
          "a.y",
          "10.1.2.3",
          "10.2.0.1",
          "11.0.0.1",
          "2001:db8::1");
  private static final List<String> ADDRESSES = List.of("10.1.2.3", "10.2.0.1", "11.0.0.1");
  private static final List<String> NAMES =
      List.of("a", "ab", "b", "ba", "z", "azz", "bzz", "zzb", "zza", "azb", "bza");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fileFindingsAgree(@ForAll("fileRules") List<String> rules) {
    checkFindings("filesystem", rules, fileRequests());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void networkFindingsAgree(@ForAll("networkRules") List<String> rules) {
    checkFindings("network", rules, networkRequests());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void toolFindingsAgree(@ForAll("toolRules") List<String> rules) {
    checkFindings("mcp", rules, toolRequests());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void fileDifferencesAgree(
      @ForAll("fileRules") List<String> one, @ForAll("fileRules") List<String> other) {
    checkDifferences("filesystem", one, other, fileRequests());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void networkDifferencesAgree(
      @ForAll("networkRules") List<String> one, @ForAll("networkRules") List<String> other) {
    checkDifferences("network", one, other, networkRequests());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void toolDifferencesAgree(
      @ForAll("toolRules") List<String> one, @ForAll("toolRules") List<String> other) {
    checkDifferences("mcp", one, other, toolRequests());
  }

  /** A rule is named exactly if leaving it and those named after it out changes nothing. */
  private static void checkFindings(
      String domain, List<String> rules, List<AccessRequest> requests) {
    Analysis analysis = analyze(domain, rules);
    Set<String> named = new HashSet<>();
    for (Diagnostic finding : PolicyLinter.lint(analysis, LintSettings.at(NOW))) {
      assertThat(finding.code()).isNotEqualTo(DiagnosticCode.UNDECIDED);
      if (REMOVABLE.contains(finding.code())) {
        String quoted = finding.location().source().text(finding.location().span());
        named.add(quoted.substring(1, quoted.length() - 1));
      }
    }
    RuleSet all = analysis.requireRuleSet();
    List<Rule> left = new ArrayList<>(all.rules());
    List<Outcome> outcomes = outcomes(all, requests);
    for (int i = all.rules().size() - 1; i >= 0; i--) {
      Rule rule = all.rules().get(i);
      List<Rule> fewer = new ArrayList<>(left);
      fewer.remove(rule);
      boolean same = outcomes(with(all, fewer), requests).equals(outcomes);
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
      String domain, List<String> one, List<String> other, List<AccessRequest> requests) {
    RuleSet before = analyze(domain, one).requireRuleSet();
    RuleSet after = analyze(domain, other).requireRuleSet();
    DiffResult result = PolicyDiff.compare(before, after, NOW);
    List<Outcome> then = outcomes(before, requests);
    List<Outcome> today = outcomes(after, requests);
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

  private static List<Outcome> outcomes(RuleSet rules, List<AccessRequest> requests) {
    PolicyDecisionPoint decisionPoint = PolicyDecisionPoint.of(rules, InstantSource.fixed(NOW));
    return requests.stream().map(request -> decisionPoint.decide(request).outcome()).toList();
  }

  private static RuleSet with(RuleSet all, List<Rule> rules) {
    return new RuleSet(
        all.policies(), rules, List.of(), List.of(), List.of(), List.of(), all.attributes(), "");
  }

  private static Analysis analyze(String domain, List<String> rules) {
    StringBuilder text = new StringBuilder("edict 1\npolicy \"p\" level org\n" + domain + " {\n");
    for (int i = 0; i < rules.size(); i++) {
      String[] words = rules.get(i).split(" ", 2);
      text.append(words[0]).append(" \"r").append(i).append("\" ").append(words[1]).append('\n');
    }
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("p.edict", text + "}\n"));
    assertThat(analysis.hasErrors()).as(text + "}").isFalse();
    return analysis;
  }

  private static List<AccessRequest> fileRequests() {
    List<String> paths = new ArrayList<>(List.of("/", "/home/test", "/home/test/a"));
    for (String one : SEGMENTS) {
      paths.add("/" + one);
      for (String two : SEGMENTS) {
        paths.add("/" + one + "/" + two);
        SEGMENTS.forEach(three -> paths.add("/" + one + "/" + two + "/" + three));
        paths.add("/home/test/" + one + "/" + two);
      }
    }
    List<AccessRequest> requests = new ArrayList<>();
    for (FilesystemProfile profile : List.of(FilesystemProfile.POSIX, FilesystemProfile.UNKNOWN)) {
      Environment environment = Environment.UNKNOWN.withHome("/home/test").withProfile(profile);
      for (String path : paths) {
        for (FileAction action : List.of(FileAction.READ, FileAction.WRITE)) {
          requests.add(FileRequest.of(Subject.user("u"), environment, action, path));
          requests.add(FileRequest.of(Subject.user("v"), environment, action, path));
        }
      }
    }
    return requests;
  }

  private static List<AccessRequest> networkRequests() {
    List<AccessRequest> requests = new ArrayList<>();
    for (String host : HOSTS) {
      for (int port : new int[] {79, 80, 443, 9000}) {
        for (Protocol protocol : Protocol.values()) {
          NetworkRequest.Builder builder =
              NetworkRequest.builder(Subject.user("u"), host, port).protocol(protocol);
          requests.add(builder.build());
          if (Character.isLetter(host.charAt(0))) {
            for (String address : ADDRESSES) {
              requests.add(builder.resolvedAddresses(List.of(address)).build());
            }
          }
        }
      }
    }
    return requests;
  }

  private static List<AccessRequest> toolRequests() {
    List<AccessRequest> requests = new ArrayList<>();
    for (String server : NAMES) {
      for (String tool : NAMES) {
        for (String arguments :
            List.of(
                "{}",
                "{\"n\":5}",
                "{\"n\":10}",
                "{\"n\":15}",
                "{\"n\":17}",
                "{\"n\":20}",
                "{\"n\":22}",
                "{\"n\":25}",
                "{\"n\":\"x\"}")) {
          requests.add(
              ToolCallRequest.builder(
                      Subject.user("u"), McpServer.named(server), McpTool.named(tool))
                  .arguments(arguments)
                  .build());
        }
      }
    }
    return requests;
  }

  @Provide
  Arbitrary<List<String>> fileRules() {
    Arbitrary<String> paths =
        Arbitraries.of(
            "/**", "/a", "/a/**", "/a/*", "/a/b", "**/b", "/*/b", "/a*/**", "~/**", "~/a/**",
            "/b/**", "/*");
    Arbitrary<String> actions = Arbitraries.of("read", "write", "read, write");
    Arbitrary<String> clauses =
        Arbitraries.of("", "", "", " when subject.user == \"u\"", " unless subject.user == \"u\"");
    return rules(
        Combinators.combine(actions, paths, clauses)
            .as((action, path, clause) -> action + " on \"" + path + "\"" + clause));
  }

  @Provide
  Arbitrary<List<String>> networkRules() {
    Arbitrary<String> hosts =
        Arbitraries.of(
            "**", "a.x", "*.x", "**.x", "a*.x", "x", "b.*.x", "10.0.0.0/8", "10.1.0.0/16");
    Arbitrary<String> ports = Arbitraries.of("", ":443", ":80-443", ":1-79", ":80-65535");
    return rules(
        Combinators.combine(Arbitraries.of("tcp", "udp", "any"), hosts, ports)
            .as((protocol, host, port) -> "connect " + protocol + " to \"" + host + port + "\""));
  }

  @Provide
  Arbitrary<List<String>> toolRules() {
    Arbitrary<String> tools = Arbitraries.of("*/*", "a/*", "*/a", "a*/b*", "ab/?", "b/ba", "*b/*a");
    Arbitrary<String> clauses =
        Arbitraries.of(
            "",
            "",
            " when args.n <= 10",
            " when args.n < 20",
            " unless args.n > 15",
            " when args.n > 5 and args.n < 25",
            " when args has n");
    return rules(
        Combinators.combine(tools, clauses).as((tool, clause) -> "call \"" + tool + "\"" + clause));
  }

  private static Arbitrary<List<String>> rules(Arbitrary<String> targets) {
    Arbitrary<String> rule =
        Combinators.combine(Arbitraries.of("allow", "allow", "deny", "ask"), targets)
            .as(
                (effect, target) ->
                    effect.equals("ask")
                        ? "allow " + target + " require approval \"q\""
                        : effect + " " + target);
    return rule.list().ofMinSize(1).ofMaxSize(5);
  }
}
