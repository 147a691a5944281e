package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workshop of the specification, as a user of the command sees it. */
class WorkshopTest {
  private static final Path ORIGINAL = Path.of("../spec/examples/workshop");

  // Beneath the working directory, so that files are shown alike wherever the project lies.
  private static final Path WORKSHOP = Path.of("target/workshop");
  private final CommandRun edict = new CommandRun();

  @BeforeAll
  static void copy() throws IOException {
    Files.createDirectories(WORKSHOP);
    try (Stream<Path> files = Files.list(ORIGINAL)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            WORKSHOP.resolve(file.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void isInOrder() {
    assertThat(edict.run("check", WORKSHOP.toString())).isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("3 files, ").endsWith(" 0 errors\n");
  }

  @Test
  void isFormattedLikeEveryExample() {
    assertThat(edict.run("fmt", "--check", "../spec/examples")).as(edict.out()).isZero();
  }

  @Test
  void isDecidedInJsonAsTheGoldenFileSays() throws IOException {
    assertThat(decideAll("json")).isZero();
    Golden.assertKept("workshop/decide.jsonl", edict.out());
  }

  @Test
  void isDecidedInTextAsTheGoldenFileSays() throws IOException {
    assertThat(decideAll("text")).isZero();
    Golden.assertKept("workshop/decide.txt", edict.out());
  }

  @Test
  void everyRequestLeavesOneRecord(@TempDir Path folder) throws IOException {
    Path audit = folder.resolve("audit.jsonl");
    Path requests = WORKSHOP.resolve("requests.jsonl");
    assertThat(
            edict.run(
                "decide",
                "--policy",
                WORKSHOP.toString(),
                "--requests",
                requests.toString(),
                "--audit",
                audit.toString()))
        .isZero();
    assertThat(Files.readAllLines(audit)).hasSameSizeAs(Files.readAllLines(requests));
  }

  @Test
  void isExplainedAsTheGoldenFileSays() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String request :
        List.of(
            "connect tcp api.anthropic.com:443",
            "connect tcp paste.ee:443",
            "connect tcp a.b.googleapis.com:443",
            "connect tcp 127.1:443",
            "http POST https://api.anthropic.com/v1/messages",
            "mount write ~/workdemo/test-1",
            "mount read ~",
            "read ~/x",
            "call github-official/get_me",
            "call github-official/merge_pull_request",
            "call erp/approve_expense {\"amount\":501}",
            "register notion")) {
      int code = explain(request.split(" ", -1));
      all.append("$ edict explain ").append(request).append('\n');
      all.append(edict.out()).append("exit code ").append(code).append("\n\n");
    }
    Golden.assertKept("workshop/explain.txt", all.toString());
  }

  private int decideAll(String format) {
    return edict.run(
        "decide",
        "--policy",
        WORKSHOP.toString(),
        "--requests",
        WORKSHOP.resolve("requests.jsonl").toString(),
        "--format",
        format);
  }

  private int explain(String... request) {
    List<String> words =
        new ArrayList<>(List.of("explain", "--policy", WORKSHOP.toString(), "--user", "alice"));
    words.addAll(List.of("--home", "/home/alice", "--profile", "posix"));
    words.addAll(Arrays.asList(request));
    return edict.run(words.toArray(new String[0]));
  }
}
