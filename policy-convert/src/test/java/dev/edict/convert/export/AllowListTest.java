package dev.edict.convert.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.convert.Loss;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowListTest {
  private static final Path JSON = Path.of("src/test/resources/export/list.json");
  private static final String ORG =
      """
      edict 1

      policy "Acme" level org

      network {
        allow "models" connect tcp to "api.anthropic.com:443", 10.0.0.0/8
        allow "mirror" connect tcp, udp to "*.mirror.example"
        allow "time" connect udp to "time.example:123"
        allow "weekdays" connect tcp to "later.example" when time < "2030-01-01T00:00Z"
        allow "once" connect tcp to "until.example" until "2030-01-01T00:00Z"
        allow "api" http GET to "api.example"
        deny "bad" connect any to "bad.mirror.example"
        deny "uploads" http POST to "api.anthropic.com" path "/upload"
        deny "by night" connect tcp to "night.example" when agent == "x"
        observe allow "seen" connect tcp to "seen.example"
      }

      filesystem {
        allow "work" read on "~/work/**"
      }

      mcp {
        server "github" digest "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        allow "reading" call "github/get_*"
        allow "merging" call "github/merge" require approval
        allow "docs" read resource "docs://**"
        deny "delete" call "*/delete_*"
      }
      """;
  private static final String LOCAL =
      """
      edict 1

      policy "Mine" level local

      network {
        allow "own" connect tcp to "own.example"
        deny "own deny" connect tcp to "10.9.0.0/16"
      }
      """;
  private static final String TEAM =
      """
      edict 1

      policy "Pay" level org for team "pay"

      network {
        allow "bank" connect tcp to "bank.example"
        deny "crypto" connect tcp to "crypto.example"
      }
      """;

  @Test
  void writesTheListAsItIsKept() throws IOException {
    String json = AllowListJson.write(list(ORG, LOCAL, TEAM));
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(JSON.getParent());
      Files.writeString(JSON, json);
    }
    assertThat(json).isEqualTo(Files.readString(JSON));
  }

  @Test
  void allowsOnlyWhatHoldsForEverybodyAtAnyTime() {
    assertThat(list(ORG, LOCAL, TEAM).allowedHosts())
        .extracting(entry -> entry.endpoint().text())
        .containsExactly(
            "api.anthropic.com:443", "10.0.0.0/8", "*.mirror.example", "time.example:123");
  }

  @Test
  void listsEveryRuleThatItCannotSay() {
    assertThat(list(ORG, LOCAL, TEAM).losses())
        .extracting(Loss::place)
        .contains(
            "rule `weekdays`",
            "rule `once`",
            "rule `api`",
            "rule `uploads`",
            "rule `by night`",
            "rule `merging`",
            "rule `docs`",
            "rule `own`",
            "rule `bank`",
            "rule `crypto`");
  }

  @Test
  void saysWiderWhereADenyIsLost() {
    assertThat(list(ORG).losses())
        .filteredOn(loss -> loss.direction() == Loss.Direction.WIDER)
        .isNotEmpty()
        .allMatch(loss -> loss.what().contains("deny") || loss.place().contains("github"));
  }

  @Test
  void leavesOutOfPlainLinesWhatADenyTouches() {
    AllowList.HostLines lines = list(ORG, LOCAL).hostLines();
    assertThat(lines.lines()).isEmpty();
    assertThat(lines.losses())
        .extracting(Loss::what)
        .contains("10.0.0.0/8 is denied in part", "time.example:123 is for UDP only");
    assertThat(list(TEAM.replace(" for team \"pay\"", "")).hostLines().lines())
        .containsExactly("bank.example");
  }

  private static AllowList list(String... texts) {
    List<PolicySource> sources = new ArrayList<>();
    for (String text : texts) {
      sources.add(PolicySource.of(sources.size() + ".edict", text));
    }
    return AllowList.of(PolicyFrontEnd.analyze(sources).requireRuleSet());
  }
}
