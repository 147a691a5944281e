package dev.edict.eval.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of policies: what they ask, when they fail and what they say then. */
class PolicyTestRunnerTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final String POLICY =
      """
      edict 1
      policy "Acme" level org
      attribute subject.clearance: string
      attribute subject.grade: integer
      attribute subject.staff: boolean
      attribute subject.since: time
      attribute subject.regions: set of string
      attribute subject.floors: set of integer
      network {
        allow "models" connect tcp to "api.x.com:443", "[2001:db8::1]:443"
        allow "sites" connect tcp to "**.y.com"
        deny "private" connect any to 10.0.0.0/8
        allow "issues" http GET to "git.x.com:443" path "/issues/**"
        allow "cleared" connect udp to "a.x.com" when subject.clearance == "high"
        allow "graded" connect udp to "b.x.com" when subject.grade > 5
        allow "staff" connect udp to "c.x.com" when subject.staff
        allow "old hands" connect udp to "d.x.com" when subject.since < "2020-01-01T00:00Z"
        allow "eu" connect udp to "e.x.com" when "eu" in subject.regions
        allow "floor 3" connect udp to "f.x.com" when 3 in subject.floors
        allow "alice" connect udp to "g.x.com" when subject.user == "alice"
        allow "acme" connect udp to "h.x.com" when subject.org == "acme"
        allow "team" connect udp to "i.x.com" when "red" in subject.teams
        allow "claude" connect udp to "j.x.com" when agent == "claude" and sandbox == "sb-1"
        allow "early" connect udp to "k.x.com" until "2026-08-01T00:00Z"
      }
      filesystem {
        allow "work" read, write on "~/work/**"
        deny "keys" read on "**/.ssh/**"
      }
      mcp {
        allow "hinted" call "s/hinted" when tool.readOnly and not tool.openWorld
        allow "pinned" call "s/pinned" when tool.digest == "d" and server.digest == "e"
        allow "amount" call "s/pay" when args.amount <= 500 and args.to[1].name == "bob"
        allow "tags" call "s/tag" when "x" in args.tags
        allow "merge" call "s/merge" require approval "why"
        allow "hub" register "s" when server.catalog == "hub" and server.url == "https://s"
        allow "docs" read resource "docs://**" from "wiki"
        allow "prompts" get prompt "sum*" from "wiki"
      }
      """;

  @Test
  void decidesWhatProxiesSaw() {
    assertPasses(
        """
        test "proxy" {
          allow proxy connect to "db.y.com:443" by "sites"
          allow proxy connect to "db.y.com:443" sni "DB.y.com" host "db.y.com:443" by "sites"
          deny proxy connect to "db.y.com:443" sni "other.y.com" by invalid
          deny proxy connect to "db.y.com" by invalid
          deny proxy connect to "db.y.com:443" resolved "192.0.2.1", 10.1.2.3 by "private"
          allow proxy connect to "git.x.com:443" host "git.x.com" http GET path "/issues/1" by "issues"
          deny proxy connect to "git.x.com:443" http POST path "/issues/1" by default
          deny proxy connect to "git.x.com:443" by default
        }
        """);
  }

  @Test
  void decidesTransfers() {
    assertPasses(
        """
        test "transfers" {
          deny rename file "~/work/a" to "~/work/b" by default
          deny copy "~/work" to "~/work/b" by "keys"
          allow copy file "~/work/a" to "~/work/b" by "work"
          deny symlink file "~/work/.ssh/id" to "~/work/id" by "keys"
          deny link "~/work/a" to "/etc/a" by default
          deny copy "a" to "~/work/b" by invalid
        }
        """);
  }

  @Test
  void decidesEveryFormOfRequest() {
    assertPasses(
        """
        test "network" {
          allow connect tcp to "api.x.com:443" by "models"
          allow connect tcp to "[2001:db8::1]:443" by "models"
          deny connect udp to "api.x.com:443" by default
          deny connect tcp to "db.y.com:443" resolved "10.1.2.3" by "private"
          allow connect tcp to "db.y.com:443" resolved "192.0.2.1", "192.0.2.2" by "sites"
          deny connect tcp to "127.1:443" by invalid
          deny connect tcp to "api.x.com:0" by invalid
          deny connect tcp to "api.x.com:70000" by invalid
          allow http GET to "git.x.com:443" path "/issues/1" by "issues"
          deny http POST to "git.x.com:443" path "/issues/1"
          deny http GET to "git.x.com:443" path "/a/../issues" by invalid
        }
        test "files" {
          allow read on "~/work/a" by "work"
          allow write on "/home/test/work/a" by "work"
          deny delete on "~/work/a" by default
          deny read on "~/work/.ssh/id" by "keys"
          deny write on "work" by invalid
          deny mount read on "~/work"
        }
        test "mcp" {
          approval call "s/merge" by "merge"
          deny call "s/merge/x" by invalid
          deny call "s/other" by default
          allow read resource "docs://a" from "wiki" by "docs"
          allow get prompt "summary" from "wiki" by "prompts"
          deny register "s" by default
        }
        """);
  }

  @Test
  void setsWhatARequestCarries() {
    assertPasses(
        """
        test "subject" {
          allow connect udp to "a.x.com:1" with subject.clearance = "high" by "cleared"
          allow connect udp to "b.x.com:1" with subject.grade = 6
          allow connect udp to "c.x.com:1" with subject.staff = true
          allow connect udp to "d.x.com:1" with subject.since = "2019-01-01T00:00Z"
          allow connect udp to "e.x.com:1" with subject.regions = ["us", "eu"]
          allow connect udp to "f.x.com:1" with subject.floors = [2, 3]
          allow connect udp to "g.x.com:1" with subject.user = "alice"
          allow connect udp to "h.x.com:1" with subject.org = "acme"
          allow connect udp to "i.x.com:1" with subject.teams = ["blue", "red"]
        }
        test "environment" {
          allow connect udp to "j.x.com:1" with agent = "claude", sandbox = "sb-1"
          allow connect udp to "k.x.com:1" by "early"
          allow connect udp to "k.x.com:1" with time = "2026-07-31T23:59:59Z"
          deny connect udp to "k.x.com:1" with time = "2026-08-01T02:00+02:00" by default
          deny read on "/home/test/work/a" with home = "/root" by default
          deny read on "~/WORK/.SSH/a" by default
          deny read on "~/WORK/.SSH/a" with profile = "case-folding" by "keys"
        }
        test "mcp" {
          allow call "s/hinted" with tool.readOnly = true, tool.openWorld = false by "hinted"
          deny call "s/hinted" with tool.readOnly = true by default
          allow call "s/pinned" with tool.digest = "d", server.digest = "e" by "pinned"
          allow call "s/pay" with args.amount = 500, args.to[0] = "x", args.to[1].name = "bob"
          deny call "s/pay" with args.amount = 500.01, args.to[0] = "x", args.to[1].name = "bob"
          allow call "s/tag" with args.tags = ["y", "x"], args["a \\"b"] = false
          allow register "s" with server.catalog = "hub", server.url = "https://s" by "hub"
        }
        """);
  }

  @Test
  void aRequestOverridesItsTest() {
    assertPasses(
        """
        test "t" with subject.user = "alice", args.amount = 600, args.to[0] = "x", \
        args.to[1].name = "bob" {
          allow connect udp to "g.x.com:1" by "alice"
          deny connect udp to "g.x.com:1" with subject.user = "eve" by default
          deny call "s/pay" by default
          allow call "s/pay" with args.amount = 1 by "amount"
        }
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "deny connect tcp to \"api.x.com:443\"                     | expected deny, got allow by `models`: ",
        "allow connect tcp to \"api.x.com:443\" by \"sites\"       | expected allow by `sites`, got allow by `models`: ",
        "allow connect tcp to \"z.com:443\" by \"sites\"           | expected allow by `sites`, got deny by default: ",
        "deny connect tcp to \"z.com:443\" by \"private\"          | expected deny by `private`, got deny by default: ",
        "deny connect tcp to \"z.com:443\" by invalid              | expected deny by invalid, got deny by default: ",
        "deny connect tcp to \"127.1:443\" by default              | expected deny by default, got deny by invalid: ",
        "deny connect tcp to \"10.0.0.1:443\" by default           | expected deny by default, got deny by `private`: ",
        "allow call \"s/merge\" by \"merge\"                       | expected allow by `merge`, got approval by `merge`: ",
      })
  void saysWhatItGotInstead(String expectation, String message) {
    Analysis analysis = analyze("test \"t\" { " + expectation + " }");
    PolicyTestResult result = only(PolicyTestRunner.run(analysis, NOW));
    Diagnostic failure = only(result.failures());
    assertThat(result.passed()).isFalse();
    assertThat(failure.code()).isEqualTo(DiagnosticCode.TEST_FAILED);
    assertThat(failure.message()).startsWith(message.strip()).doesNotEndWith(":");
    assertThat(failure.location().source().text(failure.location().span())).isEqualTo(expectation);
    assertThat(failure.related())
        .hasSize(message.contains("got deny by d") || message.contains("got deny by i") ? 0 : 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "connect tcp to \"x.com\"                              | bad-request       | \"x.com\"",
        "connect tcp to \"[::1]\"                              | bad-request       | \"[::1]\"",
        "connect tcp to \"::1:443\"                            | bad-request       | \"::1:443\"",
        "connect tcp to \"x.com:https\"                        | bad-request       | \"x.com:https\"",
        "connect tcp to \"x.com:\"                             | bad-request       | \"x.com:\"",
        "connect any to \"x.com:1\"                            | bad-request       | any",
        "http GET to \"x.com\" path \"/\"                      | bad-request       | \"x.com\"",
        "erase on \"/x\"                                       | bad-request       | erase",
        "mount execute on \"/x\"                               | bad-request       | execute",
        "move \"/a\" to \"/b\"                                 | bad-request       | move",
        "copy tree \"/a\" to \"/b\"                            | bad-request       | tree",
        "broker connect to \"x.com:1\"                         | bad-request       | broker",
        "proxy connect to \"x.com:1\" alpn \"h2\"              | bad-request       | alpn",
        "proxy connect to \"x.com:1\" sni \"a\" sni \"b\"       | bad-request       | sni",
        "call \"s\"                                            | bad-request       | \"s\"",
        "read on \"/x\" with args.x = 1                        | bad-request       | args.x",
        "read on \"/x\" with tool.readOnly = true              | bad-request       | tool.readOnly",
        "read on \"/x\" with server.url = \"u\"                | bad-request       | server.url",
        "read on \"/x\" with subject.user = \" \"              | bad-request       | \" \"",
        "read on \"/x\" with profile = \"dos\"                 | bad-request       | \"dos\"",
        "read on \"/x\" with agent = \"a\", agent = \"b\"      | bad-request       | agent",
        "read on \"/x\" with agent = 1                         | type-mismatch     | 1",
        "read on \"/x\" with subject.teams = \"red\"           | type-mismatch     | \"red\"",
        "read on \"/x\" with subject.teams = [1]               | type-mismatch     | [1]",
        "read on \"/x\" with subject.grade = 1.5               | type-mismatch     | 1.5",
        "read on \"/x\" with subject.staff = \"yes\"           | type-mismatch     | \"yes\"",
        "read on \"/x\" with subject.floors = [\"1\"]          | type-mismatch     | [\"1\"]",
        "read on \"/x\" with subject.floors = 1                | type-mismatch     | 1",
        "read on \"/x\" with subject.since = true              | type-mismatch     | true",
        "read on \"/x\" with time = \"noon\"                   | bad-time          | \"noon\"",
        "read on \"/x\" with subject.clearence = \"x\"         | unknown-attribute | subject.clearence",
        "read on \"/x\" with subject.a.b = \"x\"               | unknown-attribute | subject.a.b",
        "read on \"/x\" with house = \"x\"                     | unknown-attribute | house",
        "read on \"/x\" with home.x = \"x\"                    | unknown-attribute | home.x",
        "call \"s/t\" with tool.name = \"x\"                   | unknown-attribute | tool.name",
        "call \"s/t\" with server.name = \"x\"                 | unknown-attribute | server.name",
        "call \"s/t\" with args = 1                            | bad-request       | args",
        "call \"s/t\" with args.a = 1, args.a.b = 2            | bad-request       | args.a.b",
        "call \"s/t\" with args.a.b = 1, args.a = 2            | bad-request       | args.a",
        "call \"s/t\" with args.a[1] = 1                       | bad-request       | args.a[1]",
        "call \"s/t\" with args.a.b = 1, args.a[0] = 2         | bad-request       | args.a[0]",
      })
  void refusesRequestsThatCannotBeMade(String request, String code, String place) {
    Analysis analysis = analyze("test \"t\" { deny " + request + " }");
    PolicyTestResult result = only(PolicyTestRunner.run(analysis, NOW));
    Diagnostic failure = only(result.failures());
    assertThat(failure.code().id()).isEqualTo(code);
    assertThat(failure.location().source().text(failure.location().span())).isEqualTo(place);
  }

  @Test
  void reportsAFaultOfTheWholeTestOnce() {
    Analysis analysis =
        analyze("test \"t\" with agent = 1 { deny read on \"/a\"  deny read on \"/b\" }");
    assertThat(only(PolicyTestRunner.run(analysis, NOW)).failures()).hasSize(1);
  }

  @Test
  void aTestThatExpectsNothingFails() {
    PolicyTestResult result = only(PolicyTestRunner.run(analyze("test \"empty\" { }"), NOW));
    assertThat(only(result.failures()).code()).isEqualTo(DiagnosticCode.TEST_FAILED);
  }

  @Test
  void givesOneResultForEachTestInOrder() {
    Analysis analysis =
        analyze("test \"b\" { deny read on \"/a\" } test \"a\" { allow read on \"/a\" }");
    List<PolicyTestResult> results = PolicyTestRunner.run(analysis, NOW);
    assertThat(results).extracting(PolicyTestResult::name).containsExactly("b", "a");
    assertThat(results).extracting(PolicyTestResult::passed).containsExactly(true, false);
    assertThat(results).extracting(PolicyTestResult::expectations).containsExactly(1, 1);
  }

  @Test
  void runsNothingOfAPolicySetWithErrors() {
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("a.edict", "edict 1\nallow"));
    assertThat(PolicyTestRunner.run(analysis)).isEmpty();
  }

  @Test
  void testsOfTheWorkshopPass() throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("..", "spec", "examples", "workshop"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".edict")).toList()) {
        sources.add(PolicySource.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    List<PolicyTestResult> results = PolicyTestRunner.run(PolicyFrontEnd.analyze(sources), NOW);
    assertThat(results).hasSizeGreaterThan(5);
    assertThat(results).flatExtracting(PolicyTestResult::failures).isEmpty();
  }

  private static void assertPasses(String tests) {
    List<PolicyTestResult> results = PolicyTestRunner.run(analyze(tests), NOW);
    assertThat(results).isNotEmpty();
    assertThat(results.stream().flatMap(result -> result.failures().stream()))
        .extracting(failure -> failure.location() + " " + failure.message())
        .isEmpty();
  }

  private static Analysis analyze(String tests) {
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("acme.edict", POLICY + tests));
    assertThat(analysis.diagnostics()).isEmpty();
    return analysis;
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
