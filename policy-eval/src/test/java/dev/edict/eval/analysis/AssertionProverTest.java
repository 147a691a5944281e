package dev.edict.eval.analysis;

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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which assertions are proved, which are refuted, and which are left open. */
class AssertionProverTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                                             | never allow connect any to \"paste.ee\"",
        "allow connect tcp to \"x.com\"                               | never allow connect any to \"paste.ee\"",
        "allow connect tcp to \"**\"; deny connect any to \"paste.ee\" | never allow connect any to \"paste.ee\"",
        "allow connect tcp to \"**:443\"; deny connect tcp to \"**.ee:1-999\" | never allow connect any to \"a.ee\"",
        "allow connect tcp to \"x.com\"; deny connect any to \"**\"   | never allow connect any to \"**\"",
        "allow connect udp to \"x.com\"                               | never allow connect tcp to \"x.com\"",
        "allow connect tcp to \"x.com:443\"                           | never allow connect tcp to \"x.com:80\"",
        "observe allow connect tcp to \"x.com\"                       | never allow connect tcp to \"x.com\"",
        "allow connect tcp to \"x.com\"; deny connect tcp to \"x.com\" | never allow http any to \"x.com\"",
        "allow http GET to \"x.com\" path \"/a/**\"                   | never allow http any to \"x.com\" path \"/b/**\"",
        "allow connect tcp to \"x.com\"; deny http any to \"x.com\" path \"/b/**\" | never allow http any to \"x.com\" path \"/b/c\"",
        "allow connect tcp to 10.1.0.0/16; deny connect tcp to 10.0.0.0/8 | never allow connect any to 10.1.2.0/24",
        "allow connect tcp to \"a.x.com\", \"b.x.com:443\"            | only allow connect any to \"*.x.com\"",
        "allow connect udp to \"y.com\"                               | only allow connect tcp to \"*.x.com\"",
        "allow connect tcp to \"**\"; deny connect tcp to \"**\"      | only allow connect tcp to \"x.com\"",
        "allow http GET to \"x.com\" path \"/a/b\"                    | only allow connect tcp to \"x.com\"",
        "allow http GET to \"x.com\" path \"/a/b\"                    | only allow http GET to \"x.com\" path \"/a/**\"",
        "allow http GET to \"y.com\"                                  | only allow http POST to \"x.com\"",
        "allow connect tcp to \"x.com\"                               | only allow http any to \"x.com\"",
        "allow connect tcp to \"x.com\"                               | only allow http GET to \"x.com\"",
      })
  void provesNetwork(String rules, String assertion) {
    assertThat(prove("network", rules, assertion)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allow write on \"~/work/**\"                                | only allow write under \"~/work\"",
        "allow read, write on \"~/work/a\"; allow read on \"/**\"    | only allow write under \"~/work\"",
        "allow write on \"/**\"; deny write on \"/**\"               | only allow write under \"~/work\"",
        "allow read on \"~/**\"; deny read on \"~/.ssh/**\"          | never allow read under \"~/.ssh\"",
        "allow read on \"/srv/**\"; deny read on \"**/.env\"         | never allow read on \"/srv/*/.env\"",
        "allow write on \"/a/**\"                                    | never allow read on \"/a/b\"",
      })
  void provesFilesystem(String rules, String assertion) {
    assertThat(prove("filesystem", rules, assertion)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allow call \"git/get_*\"                                    | only allow call \"git/*\"",
        "allow call \"*/*\"; deny call \"git/delete_*\"              | never allow call \"git/delete_*\"",
        "allow call \"git/*\"                                        | never allow register \"git\"",
        "allow register \"git\"                                      | only allow register \"git\"",
        "allow read resource \"docs://a/**\" from \"wiki\"           | only allow read resource \"docs://**\" from \"wiki\"",
        "allow read resource \"docs://a/**\" from \"wiki\"           | never allow read resource \"docs://**\" from \"git\"",
        "allow get prompt \"sum\" from \"wiki\"                      | only allow get prompt \"s*\"",
      })
  void provesMcp(String rules, String assertion) {
    assertThat(prove("mcp", rules, assertion)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "network | allow \"r\" connect tcp to \"**\"                      | never allow connect any to \"**.ee\"          | connect tcp to \"example.ee:443\"",
        "network | allow \"r\" connect tcp to \"**.com:443\"              | only allow connect any to \"x.com\"           | connect tcp to \"example.com:443\"",
        "network | allow \"r\" connect udp to 10.0.0.0/8                  | only allow connect any to \"x.com\"           | connect udp to \"10.0.0.1:443\"",
        "network | allow \"r\" http GET to \"x.com:443\" path \"/a\"      | never allow connect any to \"x.com\"          | connect tcp to \"x.com:443\" (inspected)",
        "network | allow \"r\" connect tcp to \"x.com:443\"               | only allow http GET to \"x.com\" path \"/a\" | http GET",
        "network | allow \"r\" http GET to \"x.com:80\" path \"/a/**\"    | never allow http any to \"x.com\" path \"/a\" | http GET",
        "network | allow \"r\" connect tcp to \"x.ee:443\" require approval | never allow connect tcp to \"x.ee\"        | connect tcp to \"x.ee:443\"",
        "filesystem | allow \"r\" write on \"/tmp/**\"                    | only allow write under \"~/work\"             | write on \"/tmp\"",
        "filesystem | allow \"r\" read on \"~/**\"                        | never allow read on \"**/.env\"               | read on \"/home/test/.env\"",
        "filesystem | allow \"r\" delete on \"C:/a/**\"                   | only allow delete on \"C:/a/b\"               | delete on \"C:",
        "mcp | allow \"r\" call \"git/*\"                                 | only allow call \"git/get_*\"                 | call \"git/example\"",
        "mcp | allow \"r\" register \"*\"                                 | never allow register \"git\"                  | register \"git\"",
        "mcp | allow \"r\" read resource \"docs://**\"                    | never allow read resource \"docs://a\"        | read resource",
        "mcp | allow \"r\" get prompt \"*\"                               | only allow get prompt \"s*\" from \"wiki\"    | get prompt",
      })
  void refutesWithARequest(String domain, String rules, String assertion, String witness) {
    Diagnostic finding = only(prove(domain, rules, assertion));
    assertThat(finding.code()).isEqualTo(DiagnosticCode.ASSERTION_NOT_PROVED);
    assertThat(finding.message()).startsWith("this does not hold: rule `r` allows " + witness);
    assertThat(finding.related()).hasSize(1);
    assertThat(finding.location().source().text(finding.location().span()))
        .isEqualTo("assert " + assertion);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allow \"r\" connect tcp to \"x.com\"; deny connect tcp to \"x.com:1-9\", \"x.com:10-65535\" | never allow connect any to \"x.com\"",
        "allow connect tcp to \"x.com\" until \"2020-01-01T00:00Z\" | never allow connect any to \"x.com\"",
        "allow connect tcp to \"x.com\" when time < \"2020-01-01T00:00Z\" | never allow connect any to \"x.com\"",
        "allow connect tcp to \"x.com\" when subject.user == \"a\"; deny connect any to \"**\" when subject.user in [\"a\", \"b\"] | never allow connect any to \"x.com\"",
      })
  void provesWhatSeveralRulesAndConditionsSayTogether(String rules, String assertion) {
    assertThat(prove("network", rules, assertion)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "allow \"r\" connect tcp to \"x.com:443\" when subject.user == \"bob\"                 | with subject.user = \"bob\"",
        "allow \"r\" connect tcp to \"**\"; deny connect any to \"x.com\" when subject.user == \"x\" | \"x.com:443\"",
        "allow \"r\" connect tcp to \"**\"; deny connect any to \"x.com\" until \"2030-01-01T00:00Z\" | with time = \"2030-01-01T00:00:00Z\"",
      })
  void refutesInTheCircumstancesThatItTakes(String rules, String witness) {
    Diagnostic finding = only(prove("network", rules, "never allow connect any to \"x.com\""));
    assertThat(finding.message()).startsWith("this does not hold").contains(witness);
  }

  @Test
  void leavesOpenWhatAnExampleDoesNotShow() {
    Diagnostic finding =
        only(
            prove(
                "network",
                "allow \"r\" connect tcp to \"x.com\" when agent == sandbox and agent != sandbox",
                "never allow connect any to \"x.com\""));
    assertThat(finding.message())
        .isEqualTo("this could not be decided: rule `r` may allow some of this");
    assertThat(finding.related()).hasSize(1);
    assertThat(finding.help()).isNotEmpty();
  }

  @Test
  void anObservedDenyProvesNothing() {
    assertThat(
            prove(
                "network",
                "allow \"r\" connect tcp to \"x.com\"; observe deny connect any to \"**\"",
                "never allow connect any to \"x.com\""))
        .hasSize(1);
  }

  @Test
  void lowerLevelsCountOnlyWhereTheyMayAllow() {
    String assertion = "assert never allow connect any to \"x.com\"\n";
    PolicySource local = policy("local", "local", "allow \"r\" connect tcp to \"x.com:443\"");
    PolicySource org = source("org.edict", "policy \"org\" level org\nnetwork { }\n" + assertion);
    PolicySource delegating =
        source(
            "org.edict",
            "policy \"org\" level org\nnetwork { }\ndelegate network to local\n" + assertion);
    PolicySource scoped =
        source("org.edict", "policy \"org\" level org for team \"red\"\nnetwork { }\n" + assertion);
    assertThat(prove(org, local)).isEmpty();
    assertThat(only(prove(delegating, local)).message()).contains("rule `r` allows");
    assertThat(only(prove(scoped, local)).message()).contains("rule `r` allows");
  }

  @Test
  void aDenyForSomeTeamsProvesNothing() {
    PolicySource org = policy("org", "org", "allow \"r\" connect tcp to \"x.com:443\"");
    PolicySource red =
        source(
            "red.edict",
            """
            policy "red" level org for team "red"
            network { deny connect any to "x.com" }
            assert never allow connect any to "x.com"
            """);
    assertThat(only(prove(org, red)).message())
        .contains("rule `r` allows connect tcp to \"x.com:443\"");
  }

  @Test
  void namesTheRulesOfATeam() {
    PolicySource red =
        source(
            "red.edict",
            """
            policy "red" level org for team "red"
            network { allow "r" connect tcp to "x.com:443" }
            assert never allow connect any to "x.com"
            """);
    assertThat(only(prove(red)).message()).contains("rule `r` allows connect tcp to \"x.com:443\"");
  }

  @Test
  void pinsDenyUses() {
    assertThat(
            prove(
                "mcp",
                "server \"git\" digest \"sha256:" + "a".repeat(64) + "\"; allow call \"wiki/*\"",
                "never allow call \"git/*\""))
        .isEmpty();
  }

  @Test
  void aHomeDirectoryMayBeElsewhere() {
    Analysis analysis =
        PolicyFrontEnd.analyze(
            PolicySource.of(
                "p.edict",
                """
                edict 1
                policy "p" level org
                filesystem {
                  allow "home" read on "~/**"
                }
                assert never allow read on "/root/.ssh/**"
                assert never allow read on "/etc/**"
                """));
    assertThat(only(AssertionProver.prove(analysis, NOW)).message())
        .contains("rule `home` allows read on \"/root/.ssh\" with home = \"/root\"");
  }

  @Test
  void aBudgetEndsInAFinding() {
    Analysis analysis =
        analyze(
            policy(
                "org",
                "org",
                "allow connect tcp to \"**\"; deny connect any to \"a.com\", \"b.com\", \"x.com\"",
                "never allow connect any to \"x.com\""));
    assertThat(
            new AssertionProver(analysis.requireRuleSet(), analysis.assertions(), NOW, 100).prove())
        .isEmpty();
    assertThat(
            only(new AssertionProver(analysis.requireRuleSet(), analysis.assertions(), NOW, 3)
                    .prove())
                .message())
        .contains("budget");
  }

  @Test
  void provesNothingOfAPolicySetWithErrors() {
    assertThat(
            AssertionProver.prove(
                PolicyFrontEnd.analyze(
                    PolicySource.of("a.edict", "edict 1\nassert never allow write on \"x\""))))
        .isEmpty();
  }

  @Test
  void assertionsOfTheWorkshopHold() throws IOException {
    List<PolicySource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("..", "spec", "examples", "workshop"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".edict")).toList()) {
        sources.add(PolicySource.of(file.getFileName().toString(), Files.readString(file)));
      }
    }
    Analysis analysis = PolicyFrontEnd.analyze(sources);
    assertThat(analysis.assertions()).isNotEmpty();
    assertThat(AssertionProver.prove(analysis, NOW)).isEmpty();
  }

  private static List<Diagnostic> prove(String domain, String rules, String assertion) {
    String block = rules == null ? "" : rules.replace(';', '\n');
    return prove(
        source(
            "org.edict",
            "policy \"org\" level org\n"
                + domain
                + " { "
                + block
                + " }\nassert "
                + assertion
                + "\n"));
  }

  private static List<Diagnostic> prove(PolicySource... sources) {
    return AssertionProver.prove(analyze(sources), NOW);
  }

  private static Analysis analyze(PolicySource... sources) {
    Analysis analysis = PolicyFrontEnd.analyze(Arrays.asList(sources));
    assertThat(analysis.diagnostics()).isEmpty();
    return analysis;
  }

  private static PolicySource policy(String name, String level, String rules, String... claims) {
    StringBuilder text = new StringBuilder();
    text.append("policy \"" + name + "\" level " + level + "\nnetwork { ")
        .append(rules.replace(';', '\n'))
        .append(" }\n");
    for (String claim : claims) {
      text.append("assert ").append(claim).append('\n');
    }
    return source(name + ".edict", text.toString());
  }

  private static PolicySource source(String name, String text) {
    return PolicySource.of(name, "edict 1\n" + text);
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }
}
