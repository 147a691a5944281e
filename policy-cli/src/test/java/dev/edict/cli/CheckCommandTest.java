package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String POLICY =
      """
      edict 1

      policy "Acme" level org

      network {
        allow "site" connect tcp to "example.com:443"
      }
      """;

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void isSilentAboutPoliciesInOrder() throws IOException {
    Path file = put("a.edict", POLICY);
    assertThat(edict.run("check", file.toString())).isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).startsWith("1 file, 1 rule").endsWith(" 0 errors\n");
  }

  @Test
  void showsFindingsWithPlaceLineAndHelp() throws IOException {
    Path file = put("a.edict", POLICY.replace("connect tcp", "connect tpc"));
    assertThat(edict.run("check", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .startsWith(file + ":6:24: error[unknown-protocol]: ")
        .contains("    |                        ^^^\n", "  help: did you mean `tcp`?");
    assertThat(edict.err()).isEqualTo("1 file, 1 error\n");
  }

  @Test
  void checksFilesAsOneSet() throws IOException {
    put("a.edict", POLICY);
    Path second = put("b.edict", POLICY);
    assertThat(edict.run("check", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains(second + ":3:", "error[duplicate-policy]", "a.edict:3:");
  }

  @Test
  void runsTheTestsOfPolicies() {
    String tested =
        POLICY
            + """

              test "right" {
                allow connect tcp to "example.com:443" by "site"
              }
              test "wrong" {
                allow connect udp to "example.com:443"
              }
              """;
    assertThat(edict.input(tested).run("check", "-")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith("<stdin>:13:3: error[test-failed]: ");
    assertThat(edict.err()).isEqualTo("1 file, 1 rule, 1 test passed, 1 test failed, 1 error\n");
  }

  @Test
  void provesTheAssertionsOfPolicies() {
    String asserted =
        POLICY
            + """

              assert only allow connect tcp to "*.com:443"
              assert never allow connect tcp to "example.com:443"
              """;
    assertThat(edict.input(asserted).run("check", "-")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith("<stdin>:10:1: error[assertion-not-proved]: ");
    assertThat(edict.err())
        .isEqualTo("1 file, 1 rule, 1 assertion proved, 1 assertion not proved, 1 error\n");
  }

  @Test
  void readsStandardInput() {
    assertThat(edict.input(POLICY).run("check", "-")).isZero();
    assertThat(edict.input("edict 2\n").run("check", "-")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith("<stdin>:1:");
  }

  @Test
  void refusesStandardInputTogetherWithFiles() {
    assertThat(edict.run("check", "-", folder.toString())).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void reportsBytesThatAreNotUtf8() throws IOException {
    Path file = folder.resolve("a.edict");
    Files.write(file, new byte[] {'e', 'd', '\n', '/', '/', (byte) 0xc3, '\n'});
    put("b.edict", POLICY);
    assertThat(edict.run("check", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .startsWith(file + ":2:3: error[not-utf8]: byte 6 (0xC3) is not UTF-8\n");
    assertThat(edict.err()).isEqualTo("2 files, 1 error\n");
  }

  @Test
  void reportsAFileThatIsTooLargeWithoutReadingItAll() throws IOException {
    Path file = folder.resolve("a.edict");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 32);
    }
    assertThat(edict.run("check", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("error[text-too-large]");
  }

  @Test
  void writesFindingsAsJson() throws IOException {
    Path file = put("a.edict", POLICY.replace("connect tcp", "connect tpc"));
    assertThat(edict.run("check", "--format", "json", file.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    JsonNode finding = new ObjectMapper().readTree(edict.out()).get(0);
    assertThat(finding.get("code").asText()).isEqualTo("unknown-protocol");
    assertThat(finding.get("severity").asText()).isEqualTo("error");
    assertThat(finding.get("file").asText()).isEqualTo(file.toString());
    assertThat(finding.get("line").asInt()).isEqualTo(6);
    assertThat(finding.get("column").asInt()).isEqualTo(24);
    assertThat(finding.get("endColumn").asInt()).isEqualTo(27);
    assertThat(finding.get("fix").get("replacement").asText()).isEqualTo("tcp");
  }

  @Test
  void writesNoFindingsAsAnEmptyArray() throws IOException {
    assertThat(edict.input(POLICY).run("check", "--format=json", "-")).isZero();
    assertThat(edict.out()).isEqualTo("[]\n");
  }

  @Test
  void letsNoPolicySteerTheTerminal() throws IOException {
    put("a\u001b[31m\u202e.edict", POLICY.replace("Acme", "\u001b[31m\u202e"));
    assertThat(edict.run("check", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("\\u{1B}").doesNotContain("\u001b", "\u202e");
    assertThat(edict.run("check", "--format", "json", folder.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).matches("[\\n -~]*");
  }

  @Test
  void saysWhatCannotBeRead() {
    assertThat(edict.run("check", folder.resolve("x").toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: no such file or directory: ");
    assertThat(edict.run("check", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).startsWith("edict: no .edict files in ");
    assertThat(edict.run("check")).isEqualTo(ExitCode.REFUSED);
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
