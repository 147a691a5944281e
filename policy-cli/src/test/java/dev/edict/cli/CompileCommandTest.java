package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
  private static final Path WORKSHOP = Path.of("..", "spec", "examples", "workshop");
  private static final String POLICY =
      """
      edict 1
      policy "Acme" level org
      network { allow "site" connect tcp to "example.com:443" }
      test "site" { allow connect tcp to "example.com:443" by "site" }
      """;

  @TempDir private Path folder;

  @Test
  void compiledPoliciesAnswerLikeTheirTexts() throws IOException {
    Path compiled = folder.resolve("workshop.edictc");
    CommandRun compile = new CommandRun();

    assertThat(compile.run("compile", WORKSHOP.toString(), "-o", compiled.toString())).isZero();
    assertThat(compile.err()).endsWith(" written to " + compiled + "\n");

    CommandRun texts = new CommandRun();
    CommandRun binary = new CommandRun();
    String requests = WORKSHOP.resolve("requests.jsonl").toString();
    assertThat(texts.run("decide", "-p", WORKSHOP.toString(), "--requests", requests)).isZero();
    assertThat(binary.run("decide", "-p", compiled.toString(), "--requests", requests)).isZero();
    assertThat(binary.out()).isNotEmpty().isEqualTo(texts.out());
  }

  @Test
  void compilesAnewOverWhatIsThere() throws IOException {
    Path compiled = folder.resolve("a.edictc");
    Files.writeString(compiled, "old");
    Path policy = Files.writeString(folder.resolve("a.edict"), POLICY);

    assertThat(new CommandRun().run("compile", policy.toString(), "-o", compiled.toString()))
        .isZero();
    assertThat(
            new CommandRun().run("decide", "-p", compiled.toString(), "connect", "example.com:443"))
        .isZero();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(compiled, policy);
    }
  }

  @Test
  void failingTestsKeepAPolicyFromBeingWritten() throws IOException {
    Path compiled = folder.resolve("a.edictc");
    Path policy =
        Files.writeString(
            folder.resolve("a.edict"),
            POLICY.replace("test \"site\" { allow", "test \"x\" { deny"));
    CommandRun edict = new CommandRun();

    assertThat(edict.run("compile", policy.toString(), "-o", compiled.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("a.edict:4:").endsWith("nothing was written\n");
    assertThat(compiled).doesNotExist();
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    Path policy = Files.writeString(folder.resolve("a.edict"), POLICY);
    Path compiled = folder.resolve("a.edictc");
    new CommandRun().run("compile", policy.toString(), "-o", compiled.toString());
    byte[] bytes = Files.readAllBytes(compiled);
    Files.write(compiled, Arrays.copyOf(bytes, bytes.length - 1));
    CommandRun edict = new CommandRun();

    assertThat(edict.run("decide", "-p", compiled.toString(), "connect", "example.com:443"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: " + compiled + ": cut off: ");
  }

  @Test
  void refusesOutputsAndMixturesThatWouldConfuse() throws IOException {
    Path policy = Files.writeString(folder.resolve("a.edict"), POLICY);
    CommandRun suffix = new CommandRun();
    assertThat(suffix.run("compile", policy.toString(), "-o", policy.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(suffix.err()).contains("the output must be named *.edictc");

    CommandRun mixed = new CommandRun();
    assertThat(mixed.run("decide", "-p", policy.toString(), "-p", "b.edictc", "connect", "a:1"))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(mixed.err()).contains("a compiled policy set is whole");
  }
}
