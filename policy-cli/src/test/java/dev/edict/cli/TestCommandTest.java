package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.cli.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {
  private static final Path EXAMPLES = Path.of("..", "spec", "examples");
  private static final String POLICY =
      """
      edict 1

      policy "Acme" level org

      network {
        allow "sites" connect tcp to "a.example:443", "b.example:443"
        deny "pastebins" connect any to "paste.ee"
      }
      """;
  private static final String TESTS =
      """
      edict 1

      test "reachable" {
        allow connect tcp to "a.example:443" by "sites"
      }

      test "unreachable" {
        deny connect tcp to "paste.ee:443" by "pastebins"
      }
      """;

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @Test
  void runsTestsBesidePolicies() throws IOException {
    put("policy.edict", POLICY);
    put("policy.test.edict", TESTS);
    assertThat(edict.run("test", folder.toString())).isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.err()).isEqualTo("2 files, 2 rules, 2 requests, 2 tests passed\n");
  }

  @Test
  void saysWhatWasExpectedWhatWasDecidedAndWhatComesNear() {
    String failing = POLICY + "test \"t\" { allow connect tcp to \"a.example:80\" by \"sites\" }\n";
    assertThat(edict.input(failing).run("test", "-")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .isEqualTo(
            """
            <stdin>:9:12: error[test-failed]: expected allow by `sites`, got deny by default: no rule allows connect:tcp to a.example:80
              9 | test "t" { allow connect tcp to "a.example:80" by "sites" }
                |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              note: <stdin>:6:3: allow `sites` comes near: port 80 is not in 443
            """);
    assertThat(edict.err())
        .isEqualTo("1 file, 2 rules, 1 request, 0 tests passed, 1 test failed\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test \"t\" { }",
        "test \"t\" { deny connect tcp to \"paste.eee:443\" }",
        "test \"t\" { deny connect tcp to \"paste.ee:443\" by \"pastebin\" }",
      })
  void failsOnTestsThatTestNothing(String test) {
    assertThat(edict.input(POLICY + test).run("test", "-")).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains(": error[");
  }

  @Test
  void runsOnlyTheTestsNamed() throws IOException {
    Path file = put("a.edict", POLICY + TESTS.replace("edict 1\n", ""));
    assertThat(edict.run("test", "--name", "un*", file.toString())).isZero();
    assertThat(edict.err()).contains(" 1 request, 1 test passed");
    assertThat(edict.run("test", "--name", "un*", "--name=reachabl?", file.toString())).isZero();
    assertThat(edict.err()).contains(" 2 requests, 2 tests passed");
  }

  @Test
  void refusesToRunNothing() throws IOException {
    Path file = put("a.edict", POLICY);
    assertThat(edict.run("test", file.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).isEqualTo("edict: there are no tests; `--suggest FILE` writes some\n");
    put("b.edict", TESTS);
    assertThat(edict.run("test", "--name", "other", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.err()).isEqualTo("edict: no test is named like `other`\n");
  }

  @Test
  void runsNothingOfPoliciesWithErrors() throws IOException {
    Path file = put("a.edict", POLICY.replace("tcp", "tpc") + TESTS.replace("edict 1\n", ""));
    assertThat(edict.run("test", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("error[unknown-protocol]");
    assertThat(edict.err()).isEqualTo("1 file; nothing was tested\n");
  }

  @Test
  void saysWhatNoTestReaches() throws IOException {
    put("policy.edict", POLICY);
    put("tests.edict", TESTS);
    assertThat(edict.run("test", "--coverage", folder.toString())).isZero();
    assertThat(edict.out())
        .contains(
            "note[untested-region]: no test has a request of: connect tcp to b.example port 443",
            "help: for example: allow connect tcp to \"b.example:443\" by \"sites\"",
            "note[untested-region]: no test has a request of: everything that no rule names");
    assertThat(edict.err())
        .endsWith(", 2 tests passed, rules 100% (2 of 2), regions 50% (2 of 4)\n");
    assertThat(edict.run("test", "--coverage", "--fail-on", "note", folder.toString()))
        .isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void failsBelowTheCoverageAskedFor() throws IOException {
    put("policy.edict", POLICY);
    put("tests.edict", TESTS);
    assertThat(edict.run("test", "--min-rule-coverage", "100", folder.toString())).isZero();
    assertThat(edict.run("test", "--min-region-coverage=50", folder.toString())).isZero();
    assertThat(edict.run("test", "--min-region-coverage=50.1", folder.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out())
        .contains(
            "error[low-coverage]: 50% (2 of 4) of the regions have a request of the tests; 50.1%"
                + " were asked for");
    assertThat(edict.run("test", "--min-rule-coverage=101", folder.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("test", "--min-mutation-score", "90", folder.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("error[low-coverage]", "note[surviving-mutant]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workshop", "bad-policy"})
  void writesTheMissingTests(String example) throws IOException {
    copy(EXAMPLES.resolve(example));
    Path suggested = folder.resolve("new/suggested.edict");
    String place = folder.toString();
    assertThat(edict.run("test", "--suggest", suggested.toString(), place)).isZero();
    assertThat(edict.err()).contains(" suggested in ");
    assertThat(edict.out()).isEmpty();
    assertThat(edict.run("test", "--min-rule-coverage=100", "--min-region-coverage", "100", place))
        .isZero();
    assertThat(edict.out()).isEmpty();
    assertThat(edict.run("fmt", "--check", suggested.toString())).isZero();
    assertThat(edict.run("test", "--suggest", suggested.toString(), place)).isZero();
    assertThat(edict.err()).startsWith("no test to suggest\n");
    assertThat(edict.run("check", place)).isZero();
  }

  @Test
  void addsTheTestsThatWouldNoticeChanges() throws IOException {
    copy(EXAMPLES.resolve("workshop"));
    Path suggested = folder.resolve("suggested.edict");
    String place = folder.toString();
    assertThat(edict.run("test", "--suggest", suggested.toString(), place)).isZero();
    // What is there already stays, and what changes need is added to it.
    String before = Files.readString(suggested);
    assertThat(edict.run("test", "--mutations", "--suggest", suggested.toString(), place)).isZero();
    assertThat(Files.readString(suggested)).startsWith(before).isNotEqualTo(before);
    assertThat(edict.run("test", "--min-mutation-score=100", "--fail-on=note", place)).isZero();
  }

  @Test
  void printsTheMissingTests() {
    assertThat(edict.input(POLICY).run("test", "--suggest", "-", "-")).isZero();
    assertThat(edict.out())
        .isEqualTo(
            """
            edict 1

            test "suggested: sites" {
              allow connect tcp to "a.example:443" by "sites"
              allow connect tcp to "b.example:443" by "sites"
            }

            test "suggested: pastebins" {
              deny connect tcp to "paste.ee:443" by "pastebins"
            }

            test "suggested: what no rule allows" {
              deny connect tcp to "unlisted.example:443" by default
            }
            """);
    assertThat(edict.input(POLICY).run("test", "--format=json", "--suggest", "-", "-"))
        .isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void leavesAFileThatIsNoPolicyFileAlone() throws IOException {
    Path notes = put("notes.txt", "notes");
    Path file = put("a.edict", POLICY);
    assertThat(edict.run("test", "--suggest", notes.toString(), file.toString()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(notes).hasContent("notes");
  }

  @Test
  void saysWhichChangesNoTestNotices() throws IOException {
    put("policy.edict", POLICY);
    put("tests.edict", TESTS);
    assertThat(edict.run("test", "--mutations", folder.toString())).isZero();
    assertThat(edict.out())
        .contains(
            "policy.edict:6:9: note[surviving-mutant]: no test notices when `a.example:443` means"
                + " every port\n",
            "  help: this would: deny connect tcp to \"a.example:80\" by default\n");
    assertThat(edict.err()).contains(", changes noticed ", " equivalent");
    assertThat(edict.run("test", "--mutations", "--most-mutations=1", folder.toString())).isZero();
    assertThat(edict.err()).contains("changes noticed 100% (1 of 1), ", " not run");
    assertThat(edict.run("test", "--mutations", "--mutation-time=-1", folder.toString()))
        .isEqualTo(ExitCode.REFUSED);
    put("tests.edict", TESTS.replace("443", "80"));
    assertThat(edict.run("test", "--mutations", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.err()).contains("no changes tried, since tests fail");
  }

  @Test
  void judgesAtTheTimeAskedFor() {
    String ending =
        POLICY.replace("\"b.example:443\"", "\"b.example:443\" until \"2026-06-01T00:00Z\"")
            + "test \"t\" { allow connect tcp to \"b.example:443\" by \"sites\" }\n";
    assertThat(edict.input(ending).run("test", "--now", "2026-05-31T23:59:59Z", "-")).isZero();
    assertThat(edict.input(ending).run("test", "--now", "2026-06-01T00:00:00Z", "-"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.input(ending).run("test", "--now", "today", "-")).isEqualTo(ExitCode.REFUSED);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void reportsInEveryForm(ReportFormat format) throws IOException {
    String file = "src/test/resources/findings/untested.edict";
    assertThat(edict.run("test", "--coverage", "--mutations", "--format", format.word(), file))
        .isZero();
    String version = "\"version\" : \"" + BuildVersion.number() + "\"";
    Golden.assertKept(
        "reports/tested." + format.word(),
        edict.out().replace(version, "\"version\" : \"VERSION\""));
  }

  @Test
  void givesTheFixOfARequestThatTestsNothing() throws IOException {
    String idle = POLICY + "test \"t\" { deny connect tcp to \"c.example:443\" }\n";
    assertThat(edict.input(idle).run("test", "--format=json", "-")).isEqualTo(ExitCode.FINDINGS);
    JsonNode finding = new ObjectMapper().readTree(edict.out()).get(0);
    assertThat(finding.get("code").asText()).isEqualTo("idle-expectation");
    assertThat(finding.get("fix").get("replacement").asText()).isEqualTo(" by default");
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void copy(Path example) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(example)) {
      files = all.filter(path -> path.toString().endsWith(".edict")).toList();
    }
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
  }
}
