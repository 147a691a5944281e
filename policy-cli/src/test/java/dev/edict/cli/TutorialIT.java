package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial, done step by step: files are written, commands are run, and answers are those
 * shown. {@code -Dgolden.update=true} writes the answers into the page.
 */
class TutorialIT {
  private static final Path PAGE = Path.of("../spec/guide/tutorial.md");
  private static final String PROMPT = "$ ";

  @TempDir private Path folder;

  @BeforeAll
  static void layOutProject() throws IOException {
    LaunchedProgram.layOut();
  }

  @Test
  void isWhatHappens() throws Exception {
    StringBuilder page = new StringBuilder(Files.readString(PAGE));
    int commands = 0;
    for (MarkdownBlock block : MarkdownBlock.read(PAGE)) {
      if (!block.file().isEmpty()) {
        Files.writeString(folder.resolve(block.file()), block.text());
      }
      if (block.language().equals("console")) {
        StringBuilder done = new StringBuilder();
        List<String> asked = block.text().lines().filter(line -> line.startsWith(PROMPT)).toList();
        for (String line : asked) {
          done.append(line).append('\n').append(run(line.substring(PROMPT.length())));
          commands++;
        }
        replace(page, "```console\n" + block.text() + "```", "```console\n" + done + "```");
      }
    }
    assertThat(commands).isGreaterThan(10);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
  }

  /**
   * Replaces the first block with that text, fence and all; blocks come in the order of the page.
   */
  private static void replace(StringBuilder page, String block, String done) {
    int start = page.indexOf(block);
    page.replace(start, start + block.length(), done);
  }

  private String run(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    String path = LaunchedProgram.LAUNCHER.getParent() + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
