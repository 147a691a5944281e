package dev.edict.eval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.match.filesystem.FilesystemProfile;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Basis;
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
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Small universes of requests, with a request of every class that the patterns of their rules can
 * make: what holds for all requests is what holds for these.
 */
public final class SmallUniverse {
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

  /** When requests are judged. */
  public static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  /** Files. */
  public static final SmallUniverse FILES = new SmallUniverse("filesystem", fileRequests());

  /** Connections. */
  public static final SmallUniverse NETWORK = new SmallUniverse("network", networkRequests());

  /** Calls of tools. */
  public static final SmallUniverse TOOLS = new SmallUniverse("mcp", toolRequests());

  private final String domain;
  private final List<AccessRequest> requests;

  private SmallUniverse(String domain, List<AccessRequest> requests) {
    this.domain = domain;
    this.requests = requests;
  }

  /** Returns the requests. */
  public List<AccessRequest> requests() {
    return requests;
  }

  /** Returns what becomes of each request. */
  public List<Outcome> outcomes(RuleSet rules) {
    PolicyDecisionPoint decisionPoint = PolicyDecisionPoint.of(rules, InstantSource.fixed(NOW));
    return requests.stream().map(request -> decisionPoint.decide(request).outcome()).toList();
  }

  /** Returns the numbers of the requests that {@code rule} matches, whatever others say. */
  public BitSet matching(RuleSet all, Rule rule) {
    PolicyDecisionPoint alone =
        PolicyDecisionPoint.of(with(all, List.of(rule)), InstantSource.fixed(NOW));
    BitSet matching = new BitSet();
    for (int i = 0; i < requests.size(); i++) {
      matching.set(i, alone.decide(requests.get(i)).basis() == Basis.EXPLICIT);
    }
    return matching;
  }

  /** Returns {@code all} with other rules. */
  public static RuleSet with(RuleSet all, List<Rule> rules) {
    return new RuleSet(
        all.policies(),
        rules,
        List.of(),
        List.of(),
        List.of(),
        all.delegations(),
        all.attributes(),
        "");
  }

  /** Returns the policy of {@code rules}, named `r0`, `r1` and so on, followed by {@code more}. */
  public Analysis analyze(List<String> rules, String... more) {
    StringBuilder text = new StringBuilder("edict 1\npolicy \"p\" level org\n" + domain + " {\n");
    for (int i = 0; i < rules.size(); i++) {
      String[] words = rules.get(i).split(" ", 2);
      text.append(words[0]).append(" \"r").append(i).append("\" ").append(words[1]).append('\n');
    }
    text.append("}\n").append(String.join("\n", more));
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("p.edict", text.toString()));
    assertThat(analysis.hasErrors()).as(text.toString()).isFalse();
    return analysis;
  }

  /** Returns the name that a finding is about, without quotes. */
  public static String subject(Diagnostic finding) {
    String quoted = finding.location().source().text(finding.location().span());
    return quoted.substring(1, quoted.length() - 1);
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
    paths.add("/root");
    for (String one : SEGMENTS) {
      paths.add("/root/" + one);
      SEGMENTS.forEach(two -> paths.add("/root/" + one + "/" + two));
    }
    List<AccessRequest> requests = new ArrayList<>();
    Environment home = Environment.UNKNOWN.withHome("/home/test");
    for (Environment environment :
        List.of(
            home.withProfile(FilesystemProfile.POSIX),
            home.withProfile(FilesystemProfile.UNKNOWN),
            home.withHome("/root").withProfile(FilesystemProfile.POSIX))) {
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
                "{\"n\":7}",
                "{\"n\":null}",
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

  /** Returns lists of rules about files. */
  public static Arbitrary<List<String>> fileRules() {
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

  /** Returns lists of rules about connections. */
  public static Arbitrary<List<String>> networkRules() {
    Arbitrary<String> hosts =
        Arbitraries.of(
            "**", "a.x", "*.x", "**.x", "a*.x", "x", "b.*.x", "10.0.0.0/8", "10.1.0.0/16");
    Arbitrary<String> ports = Arbitraries.of("", ":443", ":80-443", ":1-79", ":80-65535");
    return rules(
        Combinators.combine(Arbitraries.of("tcp", "udp", "any"), hosts, ports)
            .as((protocol, host, port) -> "connect " + protocol + " to \"" + host + port + "\""));
  }

  /** Returns lists of rules about calls. */
  public static Arbitrary<List<String>> toolRules() {
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
