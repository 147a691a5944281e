package dev.edict.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.edict.cli.playground.MapSection.Cell;
import dev.edict.cli.playground.MapSection.Row;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The picture of a policy set. */
class PolicyMapTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

  @Test
  void drawsConnections() {
    assertThat(
            picture(
                """
                network {
                  allow "web" connect tcp to "**.x:443"
                  allow "odd" connect tcp to "odd.y:80" require approval "odd"
                  deny "bad" connect any to "bad.x"
                  deny "team" connect any to "t.x" when subject.user == "t"
                }
                """))
        .isEqualTo(
            """
            Connections: tcp, udp
            ** partly, nothing
              **.x:443 partly, nothing
              odd.y:80 approval, nothing
              bad.x denied, denied
              t.x partly, nothing
            """);
  }

  @Test
  void drawsHttpRequestsBesideTheirConnections() {
    assertThat(
            picture(
                """
                network {
                  allow "read" http GET, DELETE to "a.x:443" path "/r/**"
                  deny "no" http DELETE to "a.x:443" path "/r/keep/**"
                }
                """))
        .isEqualTo(
            """
            Connections: tcp, udp
            ** partly, nothing
              a.x:443 partly, nothing
            HTTP requests: GET, POST, DELETE
            ** /** partly, nothing, partly
              a.x:443 /r/** allowed, nothing, partly
                a.x:443 /r/keep/** allowed, nothing, denied
            """);
  }

  @Test
  void drawsFiles() {
    assertThat(
            picture(
                """
                filesystem {
                  allow "work" read, write on "~/w/**"
                  deny "keys" read, write on "~/w/k/**"
                }
                """))
        .isEqualTo(
            """
            Files: read, write, execute, delete
            ** partly, partly, nothing, nothing
              ~/w/** partly, partly, nothing, nothing
                ~/w/k/** denied, denied, nothing, nothing
            """);
  }

  @Test
  void drawsWhatServersOffer() {
    assertThat(
            picture(
                """
                mcp {
                  allow "any" register "s", "u"
                  allow "tools" call "s/get", "s/put" unless args.x == 1
                  allow "docs" read resource "docs://**" from "s"
                  allow "hello" get prompt "hello" from "s"
                  deny "gone" call "u/*"
                }
                """))
        .isEqualTo(
            """
            Tools: call
            */* partly
              s/* partly
                s/get partly
                s/put partly
              u/* denied
            Servers: register
            * partly
              s allowed
              u allowed
            Resources: read
            docs://** from s allowed
            Prompts: get
            hello from s allowed
            """);
  }

  @Test
  void saysWhatLetsThroughAndWhatDenies() {
    RuleSet rules =
        rules(
            """
            network {
              allow "web" connect tcp to "*.x:443"
              deny "bad" connect any to "bad.x"
            }
            """);
    Row row = PolicyMap.draw(rules, NOW, Deadline.inSeconds(60)).get(0).rows().get(1);
    Cell cell = row.cells().get(0);
    assertThat(row.pattern()).isEqualTo("*.x:443");
    assertThat(cell.admissions())
        .extracting(one -> one.rule().id().rule(), one -> one.region())
        .containsExactly(tuple("web", "connect tcp to *.x except bad.x port 443"));
    assertThat(cell.denies()).extracting(rule -> rule.id().rule()).containsExactly("bad");
  }

  @Test
  void saysThatItDoesNotKnowWhenTimeIsUp() {
    RuleSet rules =
        rules("network { allow \"a\" connect tcp to \"a.x\" deny \"b\" connect any to \"b.x\" }");
    List<Row> rows = PolicyMap.draw(rules, NOW, Deadline.inSeconds(-1)).get(0).rows();
    assertThat(rows)
        .extracting(row -> row.cells().get(0).state().name())
        .containsExactly("UNKNOWN", "UNKNOWN", "DENIED");
    assertThat(rows.get(0).cells().get(0).undecided()).isNotEmpty();
  }

  @Test
  void leavesOutWhatIsTooMuch() {
    String hosts =
        IntStream.range(0, 100).mapToObj(i -> "\"h" + i + ".x\"").collect(Collectors.joining(", "));
    RuleSet rules = rules("network { deny \"many\" connect any to " + hosts + " }");
    MapSection section = PolicyMap.draw(rules, NOW, Deadline.inSeconds(60)).get(0);
    assertThat(section.rows()).hasSize(60);
    assertThat(section.omitted()).isEqualTo(41);
  }

  private static RuleSet rules(String blocks) {
    String text = "edict 1\npolicy \"p\" level org\n" + blocks;
    return PolicyFrontEnd.analyze(PolicySource.of("p.edict", text)).requireRuleSet();
  }

  private static String picture(String blocks) {
    StringBuilder out = new StringBuilder();
    for (MapSection section : PolicyMap.draw(rules(blocks), NOW, Deadline.inSeconds(60))) {
      out.append(section.title()).append(": ").append(String.join(", ", section.columns()));
      out.append('\n');
      for (Row row : section.rows()) {
        out.append("  ".repeat(row.depth())).append(row.pattern()).append(' ');
        out.append(
            row.cells().stream()
                .map(cell -> cell.state().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
        out.append('\n');
      }
    }
    return out.toString();
  }
}
