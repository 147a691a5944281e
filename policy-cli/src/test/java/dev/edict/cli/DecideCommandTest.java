package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DecideCommandTest {
  private static final String POLICIES = "src/test/resources/policies";
  private static final String REQUEST =
      "{\"id\":\"%s\",\"subject\":{\"user\":\"alice\"},\"connect\":{\"host\":\"%s\",\"port\":443}}\n";

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | ALLOW             | connect tcp www.example.com:443",
        "1 | DENY              | connect tcp secrets.example.com:443",
        "1 | DENY              | connect udp www.example.com:443",
        "0 | ALLOW             | http GET https://www.example.com/",
        "0 | ALLOW             | read ~/work/x",
        "1 | DENY              | write ~/work/.env",
        "1 | DENY              | mount write ~/work",
        "0 | ALLOW             | mount write ~/work masking",
        "0 | ALLOW             | call erp/approve {\"amount\":500}",
        "1 | DENY              | call erp/approve {\"amount\":500,\"amount\":1}",
        "1 | APPROVAL REQUIRED | call github/merge_it",
        "1 | DENY              | register github",
        "0 | ALLOW             | read-resource wiki docs://x",
        "1 | DENY              | get-prompt wiki x",
        "1 | DENY              | connect tcp example.com:99999"
      })
  void answersARequestByHandInTextAndByItsExitCode(int code, String outcome, String request) {
    assertThat(byHand(request)).isEqualTo(code);
    assertThat(edict.out()).startsWith(outcome + "  ").hasLineCount(1);
    assertThat(edict.err()).isEmpty();
  }

  @Test
  void namesTheRuleWithItsPlace() {
    assertThat(byHand("connect www.example.com:443")).isZero();
    assertThat(edict.out())
        .isEqualTo(
            "ALLOW  connect:tcp www.example.com:443  by \"site\" of \"Acme\" (org) at "
                + POLICIES
                + "/acme.edict:6:3\n");
  }

  @Test
  void takesARequestAsJson() throws IOException {
    assertThat(
            edict.run(
                "decide", "-p", POLICIES, "--format", "json", REQUEST.formatted("r1", "x").strip()))
        .isEqualTo(ExitCode.FINDINGS);
    JsonNode answer = new ObjectMapper().readTree(edict.out());
    assertThat(answer.get("id").asText()).isEqualTo("r1");
    assertThat(answer.get("kind").asText()).isEqualTo("implicit");
  }

  @Test
  void answersLineByLineWhateverTheOutcome() {
    String lines =
        REQUEST.formatted("a", "www.example.com")
            + "\n"
            + "nonsense\n"
            + REQUEST.formatted("b", "secrets.example.com");
    assertThat(edict.input(lines).run("decide", "-p", POLICIES, "--requests", "-")).isZero();
    assertThat(edict.out().lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"id\":\"a\",\"outcome\":\"allow\","),
            second ->
                assertThat(second)
                    .startsWith("{\"id\":null,\"outcome\":\"deny\",\"kind\":\"invalid\",")
                    .contains("\"code\":\"malformed-json\""),
            third ->
                assertThat(third)
                    .startsWith("{\"id\":\"b\",\"outcome\":\"deny\",\"kind\":\"explicit\",")
                    .contains("\"source\":\"acme.edict:7:3\""));
    assertThat(edict.err())
        .startsWith(
            "3 requests: 1 allow, 2 deny (1 explicit, 0 implicit, 1 invalid), 0 approval required;");
  }

  @Test
  void answersNothingToNothing() {
    assertThat(edict.input("\n \n").run("decide", "-p", POLICIES, "--requests", "-")).isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("0 requests: ");
  }

  @Test
  void answersAHundredThousandLines() throws IOException {
    Path requests = folder.resolve("requests.jsonl");
    try (BufferedWriter writer = Files.newBufferedWriter(requests)) {
      for (int i = 0; i < 100_000; i++) {
        writer.write(REQUEST.formatted(i, "host" + i % 100 + ".example.com"));
      }
    }
    assertThat(edict.run("decide", "-p", POLICIES, "--requests", requests.toString())).isZero();
    List<String> answers = edict.out().lines().toList();
    assertThat(answers).hasSize(100_000);
    assertThat(answers.get(99_999)).startsWith("{\"id\":\"99999\",\"outcome\":\"allow\",");
    assertThat(edict.err()).startsWith("100000 requests: 100000 allow, 0 deny");
  }

  @Test
  void recordsEveryRequest() throws IOException {
    Path audit = folder.resolve("logs/audit.jsonl");
    for (String host : List.of("www.example.com", "secrets.example.com")) {
      edict
          .input(REQUEST.formatted("a", host) + REQUEST.formatted("b", "nowhere"))
          .run("decide", "-p", POLICIES, "--requests", "-", "--audit", audit.toString());
    }
    List<String> events = Files.readAllLines(audit);
    assertThat(events).hasSize(4);
    assertThat(events.get(0))
        .contains("\"decision\":\"allow\"", "\"rule_name\":\"site\"", "\"user\":\"alice\"");
    assertThat(events.get(2)).contains("\"rule_name\":\"secrets\"", "\"sequence\":3");
  }

  @Test
  void decidesNothingThatItCannotRecord() {
    assertThat(
            edict
                .input(REQUEST.formatted("a", "www.example.com"))
                .run("decide", "-p", POLICIES, "--requests", "-", "--audit", "/dev/full"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("edict: ").contains("audit");
  }

  @Test
  void judgesAtTheTimeThatARequestNames() throws IOException {
    String policy =
        """
        edict 1
        policy "P" level org
        network {
          allow "soon over" connect tcp to "x.example" until "2026-01-01T00:00Z"
        }
        """;
    Path file = write("until.edict", policy);
    String line =
        REQUEST.formatted("%s", "x.example").replace("{\"id\"", "{\"time\":\"%s\",\"id\"");
    String lines =
        line.formatted("2025-12-31T23:59:59Z", "a") + line.formatted("2026-01-01T00:00:00Z", "b");
    assertThat(edict.input(lines).run("decide", "-p", file.toString(), "--requests", "-")).isZero();
    assertThat(edict.out().lines())
        .satisfiesExactly(
            before -> assertThat(before).contains("\"outcome\":\"allow\""),
            after -> assertThat(after).contains("\"outcome\":\"deny\""));
  }

  @Test
  void decidesNothingByPoliciesWithErrors() throws IOException {
    Path broken = write("broken.edict", "edict 1\npolicy\n");
    assertThat(edict.run("decide", "-p", broken.toString(), "connect", "www.example.com:443"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err())
        .startsWith(broken + ":2:")
        .endsWith("edict: the policies have errors; nothing was decided\n");
  }

  @Test
  void takesSeveralPolicyFilesAsOneSet() {
    assertThat(
            edict.run(
                "decide",
                "-p",
                POLICIES + "/acme.edict",
                "-p",
                POLICIES + "/levels.edict",
                "connect",
                "secrets.example.com:443"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("by \"secrets\"");
  }

  static Stream<List<String>> refused() {
    return Stream.of(
        List.of("decide", "-p", POLICIES),
        List.of("decide", "connect", "x:1"),
        List.of("decide", "-p", "nowhere", "connect", "x:1"),
        List.of("decide", "-p", POLICIES, "--requests", "nowhere"),
        List.of("decide", "-p", POLICIES, "--requests", POLICIES),
        List.of("decide", "-p", POLICIES, "--requests", "-", "connect", "x:1"),
        List.of("decide", "-p", POLICIES, "--requests", "-", "--user", "alice"),
        List.of("decide", "-p", POLICIES, "--format", "xml", "connect", "x:1"),
        List.of("decide", "-p", POLICIES, "--profile", "beos", "connect", "x:1"),
        List.of("decide", "-p", POLICIES, "--user", " ", "connect", "x:1"),
        List.of("decide", "-p", POLICIES, "connect", "x"),
        List.of("decide", "-p", POLICIES, "{}"),
        List.of("decide", "-p", POLICIES, "--user", "a", "{\"subject\":{\"user\":\"a\"}}"));
  }

  @ParameterizedTest
  @MethodSource
  void refused(List<String> arguments) {
    assertThat(edict.run(arguments.toArray(new String[0]))).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("edict: ").doesNotContain("Exception");
  }

  private int byHand(String request) {
    List<String> arguments = new ArrayList<>(List.of("decide", "-p", POLICIES));
    arguments.addAll(List.of("--home", "/home/alice", "--profile", "posix"));
    arguments.addAll(List.of(request.split(" ", -1)));
    return edict.run(arguments.toArray(new String[0]));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
