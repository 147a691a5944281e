package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with all parts together, as its page says. */
class WholePictureIT {
  private static final Path EXAMPLE = Path.of("../spec/examples/whole-picture").toAbsolutePath();
  private static final List<String> DENIED =
      List.of(
          "exfiltration",
          "other-path",
          "credentials",
          "unapproved-tool",
          "local-override",
          "new-bundle",
          "false-authority");

  @TempDir private Path folder;

  @BeforeAll
  static void layOutProject() throws IOException {
    LaunchedProgram.layOut();
  }

  private static String run(Path script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
    builder.environment().put("EDICT", LaunchedProgram.LAUNCHER.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output + "exit code " + process.waitFor();
  }

  @Test
  void everyAttackIsDeniedForTheReasonExpected() throws Exception {
    String output = run(EXAMPLE.resolve("run"));
    assertThat(output).endsWith("exit code 0").doesNotContain("WRONG");
    for (String attack : DENIED) {
      assertThat(output).containsPattern("(?m)^" + attack + " +denied .* ok$");
      assertThat(Files.readString(EXAMPLE.resolve("README.md"))).contains("| `" + attack + "`: ");
    }
  }

  @Test
  void anAttackThatSucceedsIsNoticed() throws Exception {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    Path tools = folder.resolve("policies/mcp.edict");
    Files.writeString(
        tools, Files.readString(tools).replace(" where args.path is filesystem read", ""));

    assertThat(run(folder.resolve("run")))
        .endsWith("exit code 1")
        .containsPattern("(?m)^credentials +denied .* WRONG$")
        .contains("WRONG  the sandbox never saw it");
  }
}
