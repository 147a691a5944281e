package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command of the README and of the pages works as it stands there, and prints what is shown
 * below it. Where {@code …} is shown, anything may stand.
 */
class PageCommandsIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String SERVERS = "`servers.json` names the MCP servers, for example `";
  private static final String PROMPT = "$ ";
  private static final String POLICY = "edict 1";
  private static final List<String> STARTS =
      List.of("./edict ", "edict ", "bash ", "mvn ", "policy-bench/");

  /** Commands that other tests or a person run, because they take minutes. */
  private static final List<String> ELSEWHERE =
      List.of("mvn verify", "bash spec/examples/whole-picture/run", "policy-bench/bench ");

  @TempDir private Path folder;

  @BeforeAll
  static void layOutProject() throws IOException {
    LaunchedProgram.layOut();
  }

  @Test
  void readmeShowsWhatHappens() throws Exception {
    PageFolder pages = PageFolder.in(folder);
    String readme = Files.readString(PROJECT.resolve("README.md"));
    int servers = readme.indexOf(SERVERS) + SERVERS.length();
    Files.writeString(
        folder.resolve("servers.json"), readme.substring(servers, readme.indexOf('`', servers)));
    pages.run("edict bundle keygen org");
    assertThat(runAll(pages, PROJECT.resolve("README.md"))).isGreaterThan(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec/bundles.md",
        "spec/command-line.md",
        "spec/examples/README.md",
        "spec/json-form.md",
        "spec/testing.md"
      })
  void pageShowsWhatHappens(String page) throws Exception {
    assertThat(runAll(PageFolder.in(folder), PROJECT.resolve(page))).isPositive();
  }

  /** Returns how many commands were run. */
  private static int runAll(PageFolder pages, Path page) throws Exception {
    List<String> printed = List.of();
    int commands = 0;
    for (MarkdownBlock block : MarkdownBlock.read(page)) {
      List<String> lines = block.text().lines().toList();
      if (block.language().equals("console")) {
        printed = pages.run(lines.get(0).substring(PROMPT.length()));
        Shown.of(lines.subList(1, lines.size())).assertMatches(block.toString(), printed);
        commands++;
      } else if (isCommand(lines.get(0))) {
        for (String line : lines) {
          assertThat(isCommand(line)).as(line).isTrue();
          printed = runHere(pages, line.replaceAll(" +#.*", ""));
          commands++;
        }
      } else if (isOutput(block)) {
        Shown.of(lines).assertMatches(block.toString(), pages.lookUp(lines.get(0), printed));
      }
    }
    return commands;
  }

  private static boolean isCommand(String line) {
    return !line.equals(POLICY) && STARTS.stream().anyMatch(line::startsWith);
  }

  // Policies and Java are run by the tests of the language and of the engine.
  private static boolean isOutput(MarkdownBlock block) {
    return block.language().isEmpty()
        && !block.text().startsWith(POLICY)
        && !block.text().startsWith("import ");
  }

  private static List<String> runHere(PageFolder pages, String command) throws Exception {
    if (ELSEWHERE.stream().noneMatch(command::startsWith)) {
      return pages.run(command);
    }
    String script = command.replaceAll("^bash | peers$| plot$", "");
    assertThat(script.startsWith("mvn ") || Files.isRegularFile(PROJECT.resolve(script)))
        .as(command)
        .isTrue();
    return List.of();
  }
}
