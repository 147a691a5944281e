package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final String WORKSHOP = "../spec/examples/workshop";

  private final CommandRun edict = new CommandRun();
  @TempDir private Path folder;
  private String journal = "";

  @BeforeEach
  void decideTheWorkshop() {
    journal = folder.resolve("journal").toString();
    assertThat(
            edict.run(
                "decide",
                "-p",
                WORKSHOP,
                "--requests",
                WORKSHOP + "/requests.jsonl",
                "--audit",
                journal))
        .isZero();
    assertThat(edict.err()).contains("27 audit events");
  }

  @Test
  void tailPrintsTheLastRecords() {
    assertThat(edict.run("audit", "tail", journal, "-n", "2")).isZero();
    assertThat(edict.out().lines()).hasSize(2).allMatch(line -> line.contains("  for "));
    assertThat(edict.run("audit", "tail", journal, "--format", "json", "-w", "decision=deny"))
        .isZero();
    assertThat(edict.out().lines())
        .hasSize(10)
        .allMatch(line -> line.contains("\"decision\":\"deny\""));
  }

  @Test
  void queryFiltersAndCounts() {
    assertThat(
            edict.run(
                "audit",
                "query",
                journal,
                "-w",
                "decision=deny",
                "-w",
                "kind=explicit",
                "-g",
                "rule_name,resource"))
        .isZero();
    assertThat(edict.out()).startsWith("RULE_NAME").contains("deny exfiltration", "paste.ee:443");
    assertThat(edict.run("audit", "query", journal, "-g", "decision", "--format", "csv")).isZero();
    assertThat(edict.out())
        .isEqualTo(
            """
            "decision","count"
            "deny","18"
            "allow","8"
            "approval_required","1"
            """);
    assertThat(edict.run("audit", "query", journal, "-g", "decision", "--format", "json")).isZero();
    assertThat(edict.out()).startsWith("{\"decision\":\"deny\",\"count\":18}\n");
    assertThat(edict.run("audit", "query", journal, "--limit", "3", "--format", "csv")).isZero();
    assertThat(edict.out().lines()).hasSize(4);
    assertThat(edict.err()).contains("more than 3 records");
    assertThat(
            edict.run(
                "audit", "query", journal, "--since", "1h", "--until", "2001-01-01T00:00:00Z"))
        .isZero();
    assertThat(edict.out()).isEmpty();
  }

  @Test
  void refusesWhatIsNoQuestion() {
    for (List<String> wrong :
        List.of(
            List.of("-w", "color=red"), List.of("-g", "color"), List.of("--since", "yesterday"))) {
      String[] words = {"audit", "query", journal, wrong.get(0), wrong.get(1)};
      assertThat(edict.run(words)).isEqualTo(ExitCode.REFUSED);
      assertThat(edict.err()).startsWith("edict: ");
    }
    assertThat(edict.run("audit", "query", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("audit")).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void statsPrintTotals() {
    assertThat(edict.run("audit", "stats", journal)).isZero();
    assertThat(edict.out())
        .startsWith("27 records, ")
        .contains("denials by rule", "denials by user", "denials by resource");
  }

  @Test
  void exportWritesOtherFormsAndRedacts() throws IOException {
    assertThat(edict.run("audit", "export", journal, "--to", "ocsf")).isZero();
    assertThat(edict.out().lines()).hasSize(27).allMatch(line -> line.contains("\"class_uid\":"));
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef");
    assertThat(
            edict.run(
                "audit",
                "export",
                journal,
                "--to",
                "cef",
                "--hash",
                "user",
                "--hash-key",
                key.toString(),
                "--leave-out",
                "org"))
        .isZero();
    assertThat(edict.out()).doesNotContain("suser=alice").contains("sntdom=(redacted)");
    assertThat(edict.run("audit", "export", journal, "--hash", "user")).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("audit", "export", journal, "--leave-out", "hash"))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void verifyFindsChanges() throws IOException {
    assertThat(edict.run("audit", "verify", journal)).isZero();
    assertThat(edict.out()).startsWith("intact: 27 records in 1 segment, 1 checkpoint");
    String end = edict.out().strip();
    String anchor = end.substring(end.lastIndexOf(' ') + 1);
    assertThat(edict.run("audit", "verify", journal, "--anchor", anchor)).isZero();
    assertThat(edict.run("audit", "verify", journal, "--anchor", "x")).isEqualTo(ExitCode.REFUSED);

    Path segment = Path.of(journal, "events-0000000000000000001.jsonl");
    Files.writeString(segment, Files.readString(segment).replaceFirst("paste.ee", "paste.io"));
    assertThat(edict.run("audit", "verify", journal)).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("events-0000000000000000001.jsonl:2: altered");
    assertThat(edict.run("audit", "verify", journal, "--format", "json"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith("{\"intact\":false").contains("\"kind\":\"altered\"");
  }

  @Test
  void verifyWantsSignaturesOfTheKeysGiven() {
    String key = folder.resolve("key").toString();
    assertThat(edict.run("audit", "keygen", key)).isZero();
    assertThat(edict.run("audit", "keygen", key)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("audit", "verify", journal, "--key", key + ".pub"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("not-signed");
  }

  @Test
  void journalGoesOnWhereItEnded() {
    assertThat(edict.run("decide", "-p", WORKSHOP, "--audit", journal, "connect", "paste.ee:443"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.run("audit", "query", journal, "-w", "sequence>27")).isZero();
    assertThat(edict.out()).contains("DENY", "paste.ee:443").hasLineCount(1);
  }

  @Test
  void replayTellsWhatOtherPoliciesWouldDecide() throws IOException {
    Path open =
        Files.writeString(
            folder.resolve("open.edict"),
            """
            edict 1
            policy "Open" level org
            network { allow "everything" connect tcp to "paste.ee:443", "api.anthropic.com:443" }
            """);
    assertThat(edict.run("audit", "replay", journal, "-p", WORKSHOP, "--against", WORKSHOP))
        .isZero();
    assertThat(edict.err()).contains("26 decided alike, 0 otherwise, 1 not to be asked again");
    assertThat(
            edict.run(
                "audit",
                "replay",
                journal,
                "-p",
                open.toString(),
                "--format",
                "csv",
                "-w",
                "rule_type=network"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .contains("\"deny\",\"allow\",\"everything\",\"connect:tcp\",\"paste.ee:443\",\"1\"");
  }

  @Test
  void archiveAnswersAsTheJournalDoes() throws Exception {
    String driver =
        Path.of(
                Class.forName("org.duckdb.DuckDBDriver")
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI())
            .toString();
    String archive = folder.resolve("archive").toString();
    String[] compact = {"audit", "compact", journal, "--archive", archive, "--duckdb", driver};
    assertThat(edict.run(compact)).isZero();
    assertThat(edict.out()).isEqualTo("27 records added, up to number 27\n");
    edict.run("decide", "-p", WORKSHOP, "--audit", journal, "connect", "paste.ee:443");
    for (List<String> question :
        List.of(
            List.of("stats"),
            List.of("stats", "-w", "rule_type=mcp"),
            List.of("query", "-g", "rule_name,decision"),
            List.of("query", "-w", "decision=deny", "--search", "PASTE", "--format", "json"),
            List.of("query", "--limit", "5"),
            List.of("export", "--to", "ocsf"),
            List.of("replay", "-p", WORKSHOP))) {
      List<String> words = new ArrayList<>(List.of("audit", question.get(0), journal));
      words.addAll(question.subList(1, question.size()));
      int code = edict.run(words.toArray(String[]::new));
      String answer = edict.out();
      words.addAll(List.of("--archive", archive, "--duckdb", driver));
      assertThat(edict.run(words.toArray(String[]::new))).isEqualTo(code);
      assertThat(edict.out()).as(question.toString()).isEqualTo(answer).isNotEmpty();
    }
    assertThat(edict.run(compact)).isZero();
    assertThat(edict.out()).isEqualTo("1 record added, up to number 28\n");
  }

  @Test
  void archiveNeedsItsDriver() throws IOException {
    String archive = folder.resolve("archive").toString();
    String[] compact = {"audit", "compact", journal, "--archive", archive};
    assertThat(edict.run(compact)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("duckdb_jdbc", "EDICT_DUCKDB");
    Path other = Files.writeString(folder.resolve("other.jar"), "");
    assertThat(
            edict.run(
                "audit", "query", journal, "--archive", archive, "--duckdb", other.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("not the driver");
    assertThat(edict.run("audit", "compact", journal)).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void serveRefusesWhatIsNoAddressOrToken() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "short\n");
    for (List<String> wrong :
        List.of(
            List.of("--port", "70000"),
            List.of("--port", "0", "--listen", "127.0.0.1:0"),
            List.of("--listen", "nowhere"),
            List.of("--token-file", token.toString()))) {
      List<String> words = new ArrayList<>(List.of("audit", "serve", journal));
      words.addAll(wrong);
      assertThat(edict.run(words.toArray(String[]::new))).isEqualTo(ExitCode.REFUSED);
      assertThat(edict.err()).startsWith("edict: ").doesNotContain("short\n");
    }
  }

  @Test
  void servePrintsALinkThatOpensTheDashboard() throws Exception {
    StringWriter out = new StringWriter();
    Streams streams =
        new Streams(
            InputStream.nullInputStream(), new PrintWriter(out), new PrintWriter(out), false);
    Thread serving = new Thread(() -> Main.commandLine(streams).execute("audit", "serve", journal));
    serving.start();
    while (out.toString().indexOf('\n') < 0 && serving.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(out.toString()).startsWith("dashboard: http://127.0.0.1:").contains("/#token=");
    String port = out.toString().substring(28, out.toString().indexOf("/#"));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      assertThat(socket.isConnected()).isTrue();
    }
    serving.interrupt();
    serving.join();
  }

  @Test
  void shipNeedsTargetsThatCanBeMeant() throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), "{\"targets\": []}");
    assertThat(edict.run("audit", "ship", journal, "--config", config.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("targets");
  }
}
