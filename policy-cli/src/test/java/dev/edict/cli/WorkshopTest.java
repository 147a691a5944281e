package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The workshop of the specification, as a user of the command sees it. */
class WorkshopTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path WORKSHOP = PROJECT.resolve("spec/examples/workshop");
  private final CommandRun edict = new CommandRun();

  @Test
  void isInOrder() {
    assertThat(edict.run("check", WORKSHOP.toString())).isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("3 files, ").endsWith(" 0 errors\n");
  }

  @Test
  void isDecidedInJsonAsTheGoldenFileSays() throws IOException {
    assertThat(decideAll("json")).isZero();
    Golden.assertKept("workshop/decide.jsonl", edict.out());
  }

  @Test
  void isDecidedInTextAsTheGoldenFileSays() throws IOException {
    assertThat(decideAll("text")).isZero();
    Golden.assertKept("workshop/decide.txt", withoutRoot(edict.out()));
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
      all.append(withoutRoot(edict.out())).append("exit code ").append(code).append("\n\n");
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

  private static String withoutRoot(String text) {
    return text.replace(PROJECT + "/", "");
  }
}
