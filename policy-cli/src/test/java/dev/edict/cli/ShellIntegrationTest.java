package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellIntegrationTest {
  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void completesCommandsAndOptionsInBash() throws Exception {
    assertThat(edict.run("completion")).isZero();
    Path script = Files.writeString(folder.resolve("edict.bash"), edict.out());
    String ask =
        """
        source %s
        COMP_WORDS=(edict che); COMP_CWORD=1; _complete_edict; echo "${COMPREPLY[@]}"
        COMP_WORDS=(edict check --fo); COMP_CWORD=2; _complete_edict; echo "${COMPREPLY[@]}"
        COMP_WORDS=(edict check --format ""); COMP_CWORD=3; _complete_edict; echo "${COMPREPLY[@]}"
        """
            .formatted(script);
    assertThat(run("bash", "-c", ask).lines())
        .contains("check", "--format")
        .anyMatch(line -> line.contains("SARIF"));
  }

  @Test
  void writesAManualPageForEveryCommand() throws Exception {
    assertThat(edict.run("man", folder.toString())).isZero();
    for (String name : List.of("edict", "edict-check", "edict-convert", "edict-decide")) {
      assertThat(folder.resolve(name + ".1")).exists();
    }
    assertThat(folder.resolve("edict-man.1")).doesNotExist();
    assertThat(folder.resolve("edict-check.1"))
        .content()
        .contains(
            ".TH \"EDICT-CHECK\" \"1\"", "\\fB\\-\\-fail\\-on=SEVERITY\\fR", ".SH EXIT STATUS");
  }

  @Test
  void runsInsideAnotherProgram() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        EdictCommand.run(
            List.of("check", "src/test/resources/policies/acme.edict"),
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err));
    assertThat(code).isZero();
    assertThat(err.toString()).contains("0 errors");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
