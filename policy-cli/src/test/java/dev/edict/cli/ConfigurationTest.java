package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String WARNED =
      """
      edict 1

      policy "A" level org

      network {
        allow "a" connect tcp to "a.example", "a.example"
      }
      """;

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();
  private Path file;

  @BeforeEach
  void layOut() throws IOException {
    file = folder.resolve("edict.yaml");
    Files.createDirectories(folder.resolve("policies/deep"));
    Files.writeString(folder.resolve("policies/deep/a.edict"), WARNED);
    Files.writeString(folder.resolve("policies/b.txt"), "no policy");
  }

  @Test
  void namesThePoliciesRelativeToItself() throws IOException {
    put("policies:\n  - policies\n");
    assertThat(check()).isZero();
    assertThat(edict.out()).startsWith(folder + "/policies/deep/a.edict:6:");
  }

  @Test
  void takesPatterns() throws IOException {
    put("policies: ['policies/**/*.edict']\n");
    assertThat(check()).isZero();
    assertThat(edict.err()).startsWith("1 file, ");
  }

  @Test
  void setsThresholdFormatAndReports() throws IOException {
    put(
        """
        # what continuous integration does
        policies: [policies]
        fail-on: warning
        format: json
        reports:
          junit: out/junit-{command}.xml
        """);
    assertThat(check()).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith("[\n");
    assertThat(folder.resolve("out/junit-check.xml")).content().contains("failures=\"1\"");
  }

  @Test
  void setsWhatTestsMustCover() throws IOException {
    Path tests = folder.resolve("policies/tests.edict");
    Files.writeString(
        tests, "edict 1\ntest \"t\" { allow connect tcp to \"a.example:443\" by \"a\" }\n");
    String[] test = {"test", "--config", file.toString()};
    put("policies: [policies]\ntest:\n  min-rule-coverage: 100\n  min-region-coverage: 50\n");
    assertThat(edict.run(test)).isZero();
    put("policies: [policies]\ntest:\n  min-region-coverage: 99.5\n");
    assertThat(edict.run(test)).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("error[low-coverage]", "; 99.5% were asked for");
    put("policies: [policies]\ntest: {min-mutation-score: 100}\n");
    assertThat(edict.run(test)).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("note[surviving-mutant]");
    assertThat(edict.run("test", "--config", file.toString(), "--min-mutation-score", "0"))
        .isZero();
  }

  @Test
  void givesWayToTheCommandLine() throws IOException {
    put("policies: [nowhere]\nfail-on: warning\nformat: json\n");
    String policy = folder.resolve("policies").toString();
    assertThat(check("--fail-on", "error", "--format", "text", policy)).isZero();
    assertThat(edict.out()).contains("warning[duplicate-item]");
  }

  @Test
  void saysWhenNothingNamesPolicies() throws IOException {
    put("fail-on: warning\n");
    assertThat(check()).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: no policy files were named");
    put("");
    assertThat(check()).isEqualTo(ExitCode.REFUSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failon: error | unknown key `failon`; known are policies, fail-on, format, reports, test",
        "fail-on: never | unknown word `never` in `fail-on`; known are error, note, warning",
        "format: 3 | `format` takes a text",
        "format: html | unknown word `html` in `format`",
        "policies: a.edict | `policies` is a list",
        "policies: [] | `policies` is a list",
        "policies: [[a]] | `policies` takes a text",
        "reports: [sarif] | `reports` names a file for each form",
        "reports: {pdf: x} | unknown word `pdf` in `reports`",
        "test: [a] | `test` names thresholds, such as `min-rule-coverage: 100`",
        "test: {min-rules: 1} | unknown key `min-rules`; known are min-rule-coverage, min-region",
        "test: {min-rule-coverage: 101} | `test.min-rule-coverage` takes a percentage",
        "test: {min-region-coverage: all} | `test.min-region-coverage` takes a percentage",
        "- a | keys and values are expected",
        "'format: \"text' | not readable as YAML",
        "'policies: [&a x, *a]' | aliases are not supported",
      })
  void refusesWhatItDoesNotKnow(String text, String message) throws IOException {
    put(text + "\n");
    assertThat(check(folder.resolve("policies").toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: " + file + ": ").contains(message);
  }

  @Test
  void refusesAKeyThatStandsTwice() throws IOException {
    put("fail-on: warning\nfail-on: error\n");
    assertThat(check(folder.resolve("policies").toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).contains("line 2: ");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThat(check()).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: no such file or directory: ");
  }

  private void put(String text) throws IOException {
    Files.writeString(file, text);
  }

  private int check(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "check";
    arguments[1] = "--config";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return edict.run(arguments);
  }
}
