package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.cli.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SARIF as its own validator sees it, with the rules of GitHub's code scanning. Needs npm and the
 * network, so it runs only with {@code mvn -Pnpm verify}.
 */
class SarifValidatorNpm {
  private static final Path FOLDER = Path.of("target/npm").toAbsolutePath();
  private static final Path TOOL =
      FOLDER.resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");

  private final CommandRun edict = new CommandRun();

  @BeforeAll
  static void install() throws Exception {
    Files.createDirectories(FOLDER);
    if (!Files.exists(TOOL)) {
      run("npm", "install", "--no-audit", "--no-fund", "@microsoft/sarif-multitool@5.7.0");
    }
    assertThat(TOOL.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"findings/faulty", "findings/failing.edict", "policies/acme.edict"})
  void isValid(String policies) throws Exception {
    edict.run("check", "--format", ReportFormat.SARIF.word(), "src/test/resources/" + policies);
    assertIsValid(policies);
  }

  @Test
  void whatTestsLeaveOutIsValid() throws Exception {
    String policies = "findings/untested.edict";
    edict.run(
        "test", "--coverage", "--mutations", "--format=sarif", "src/test/resources/" + policies);
    assertThat(edict.out()).contains("surviving-mutant", "untested-region");
    assertIsValid(policies);
  }

  @Test
  void whatIsDecidedDifferentlyIsValid() throws Exception {
    String policies = "src/test/resources/findings/";
    edict.run("diff", "--format=sarif", policies + "before.edict", policies + "after.edict");
    assertThat(edict.out()).contains("newly-allowed", "newly-needs-approval", "newly-denied");
    assertIsValid("findings/after.edict");
  }

  private void assertIsValid(String policies) throws Exception {
    // The validator takes a version with a qualifier for none.
    String log = edict.out().replace("-SNAPSHOT", "");
    Path file = Files.writeString(FOLDER.resolve(Path.of(policies).getFileName() + ".sarif"), log);
    String report =
        run(
            TOOL.toString(),
            "validate",
            file.toString(),
            "--level=Error",
            "--rule-kind=Sarif;Ghas");
    assertThat(report).contains("Analysis completed successfully").doesNotContain("error");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"version\" : \"2.1.0\"", "\"startLine\" : 6"})
  void wouldNoticeAFault(String part) throws Exception {
    edict.run("check", "--format", "sarif", "src/test/resources/findings/faulty");
    assertThat(edict.out()).contains(part);
    Path file =
        Files.writeString(
            FOLDER.resolve("wrong.sarif"), edict.out().replace(part, "\"unknown\" : 0"));
    String report =
        run(TOOL.toString(), "validate", file.toString(), "--level=Error", "--rule-kind=Sarif");
    assertThat(report).contains("error");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
    builder.environment().put("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
