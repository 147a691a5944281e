package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {
  private static final String POLICIES = "src/test/resources/policies";
  private final CommandRun edict = new CommandRun();

  @Test
  void showsWhichDenyOverridesWhichAllow() {
    assertThat(edict.run("explain", "-p", POLICIES, "connect", "secrets.example.com:443"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .startsWith("DENY  connect:tcp secrets.example.com:443\n")
        .contains(
            "\nSTATUS     EFFECT  RULE       LEVEL  AT",
            "\noverruled  allow   \"site\"     org    " + POLICIES + "/acme.edict:6:3",
            "\ndecides    deny    \"secrets\"  org    " + POLICIES + "/acme.edict:7:3");
  }

  @Test
  void showsThatALowerLevelMayNotWiden() {
    assertThat(edict.run("explain", "-p", POLICIES, "connect", "example.org:443"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("\ninactive  allow   \"try it\"  local  ", "policy \"Acme\"");
  }

  @Test
  void showsConditionsThatCouldNotBeEvaluated() {
    assertThat(edict.run("explain", "-p", POLICIES, "call", "erp/approve"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("\ncondition failed  allow   \"expenses\"  org    ");
  }

  @Test
  void agreesWithTheDecision() {
    assertThat(edict.run("explain", "-p", POLICIES, "connect", "www.example.com:443")).isZero();
    assertThat(edict.out()).startsWith("ALLOW  connect:tcp www.example.com:443\n");
  }

  @Test
  void writesJson() throws IOException {
    assertThat(
            edict.run("explain", "--format", "json", "-p", POLICIES, "connect", "example.org:443"))
        .isEqualTo(ExitCode.FINDINGS);
    JsonNode explanation = new ObjectMapper().readTree(edict.out());
    assertThat(explanation.get("decision").get("outcome").asText()).isEqualTo("deny");
    assertThat(explanation.get("rules").get(0).get("status").asText()).isEqualTo("inactive");
    assertThat(explanation.get("rules").get(0).get("source").asText())
        .isEqualTo("levels.edict:6:3");
  }

  @Test
  void asksForARequest() {
    assertThat(edict.run("explain", "-p", POLICIES)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("nothing to explain");
  }
}
