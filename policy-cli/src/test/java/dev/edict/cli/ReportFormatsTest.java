package dev.edict.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edict.cli.report.ReportFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class ReportFormatsTest {
  private static final String FINDINGS = "src/test/resources/findings/";
  private static final String FAULTY = FINDINGS + "faulty";
  private static final String FAILING = FINDINGS + "failing.edict";
  private static final String CLEAN = "src/test/resources/policies/acme.edict";

  // The program itself reads no XML.
  private static final Module XML = ModuleLayer.boot().findModule("java.xml").orElseThrow();

  static {
    ReportFormatsTest.class.getModule().addReads(XML);
  }

  @TempDir private Path folder;
  private final CommandRun edict = new CommandRun();

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void showsFilesThatDoNotParse(ReportFormat format) throws IOException {
    assertThat(check(format, FAULTY)).isEqualTo(ExitCode.FINDINGS);
    assertKept("faulty", format);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void showsFailedTestsAndAssertions(ReportFormat format) throws IOException {
    assertThat(check(format, FAILING)).isEqualTo(ExitCode.FINDINGS);
    assertKept("failing", format);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void showsThatNothingWasFound(ReportFormat format) throws IOException {
    assertThat(check(format, CLEAN)).isZero();
    assertKept("clean", format);
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void showsWhatAnotherPolicyDecidesDifferently(ReportFormat format) throws IOException {
    assertThat(
            edict.run(
                "diff",
                "--fail-on=widening",
                "--format=" + format.word(),
                FINDINGS + "before.edict",
                FINDINGS + "after.edict"))
        .isEqualTo(ExitCode.FINDINGS);
    assertKept("changed", format);
  }

  @Test
  void writesTheChangesBesides() throws IOException {
    Path file = folder.resolve("reports/changes.sarif");
    edict.run(
        "diff", "--report=sarif=" + file, FINDINGS + "before.edict", FINDINGS + "after.edict");
    assertThat(Files.readString(file)).contains("\"newly-denied\"").contains("\"error\"");
  }

  @Test
  void pointsAtTheSameCharactersInSarifAsInText() throws IOException {
    check(ReportFormat.SARIF, FAULTY);
    JsonNode protocol = sarifResult("unknown-protocol");
    JsonNode region = protocol.at("/locations/0/physicalLocation/region");
    assertThat(region.get("startLine").asInt()).isEqualTo(6);
    assertThat(region.get("startColumn").asInt()).isEqualTo(25);
    assertThat(region.get("endColumn").asInt()).isEqualTo(28);
    JsonNode replacement = protocol.at("/fixes/0/artifactChanges/0/replacements/0");
    assertThat(replacement.at("/insertedContent/text").asText()).isEqualTo("tcp");
    assertThat(replacement.get("deletedRegion")).isEqualTo(region);
  }

  @Test
  void givesRelatedPlacesInSarif() throws IOException {
    check(ReportFormat.SARIF, FAULTY);
    JsonNode result = sarifResult("duplicate-policy");
    JsonNode other = result.at("/relatedLocations/0/physicalLocation/artifactLocation");
    assertThat(other.get("uri").asText()).endsWith("/first.edict");
    assertThat(sarifRun().at("/artifacts/" + other.get("index").asInt() + "/location/uri"))
        .isEqualTo(other.get("uri"));
  }

  @Test
  void readsBackAsXmlWhateverThePolicyHolds() throws Exception {
    Path file = folder.resolve("a\u0001<&'\".edict");
    Files.writeString(file, "edict 1\npolicy \"]]>\u0000\u0007\uFFFE\uD83D\uDE00&amp;\" level x\n");
    for (ReportFormat format : new ReportFormat[] {ReportFormat.JUNIT, ReportFormat.CHECKSTYLE}) {
      assertThat(check(format, folder.toString())).isEqualTo(ExitCode.FINDINGS);
      Document document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(edict.out().getBytes(StandardCharsets.UTF_8)));
      assertThat(document.getDocumentElement().getTextContent() + edict.out()).contains("u{1}");
    }
  }

  @Test
  void letsNoPolicyStartAWorkflowCommand() throws IOException {
    Path file = folder.resolve("a,line=1::b\n::error::c.edict");
    Files.writeString(file, "edict 1\npolicy \"x\n::error::y\" level org\n");
    assertThat(check(ReportFormat.GITHUB, folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out().lines()).allMatch(line -> line.startsWith("::error file="));
    assertThat(edict.out()).contains("a%2Cline=1%3A%3Ab").doesNotContain("::error::");
  }

  @Test
  void writesReportsBesideWhatIsPrinted() throws IOException {
    Path sarif = folder.resolve("new/edict.sarif");
    Path junit = folder.resolve("edict.xml");
    int code = edict.run("check", "--report", "sarif=" + sarif, "--report=junit=" + junit, FAILING);
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).startsWith(FAILING + ":14:3: error[test-failed]: ");
    check(ReportFormat.SARIF, FAILING);
    assertThat(sarif).hasContent(edict.out());
    check(ReportFormat.JUNIT, FAILING);
    assertThat(junit).hasContent(edict.out());
  }

  @Test
  void refusesAFormatThatDoesNotExist() {
    assertThat(edict.run("check", "--format", "html", CLEAN)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("check", "--report", "sarif", CLEAN)).isEqualTo(ExitCode.REFUSED);
    assertThat(edict.run("check", "--fail-on", "never", CLEAN)).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void failsOnMilderFindingsWhenAsked() throws IOException {
    Path file = folder.resolve("a.edict");
    Files.writeString(
        file,
        """
        edict 1
        policy "A" level org
        network {
          allow "a" connect tcp to "a.example", "a.example"
        }
        """);
    assertThat(edict.run("check", file.toString())).isZero();
    assertThat(edict.out()).contains("warning[duplicate-item]");
    assertThat(edict.run("check", "--format", "junit", file.toString())).isZero();
    assertThat(edict.out()).contains("failures=\"0\"", "<system-out>");
    for (String severity : new String[] {"warning", "note"}) {
      assertThat(edict.run("check", "--fail-on", severity, file.toString()))
          .isEqualTo(ExitCode.FINDINGS);
    }
    assertThat(edict.run("check", "--format=junit", "--fail-on=warning", file.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(edict.out()).contains("failures=\"1\"", "type=\"duplicate-item\"");
  }

  private JsonNode sarifRun() throws IOException {
    return new ObjectMapper().readTree(edict.out()).at("/runs/0");
  }

  private JsonNode sarifResult(String rule) throws IOException {
    for (JsonNode result : sarifRun().get("results")) {
      if (result.path("ruleId").asText().equals(rule)) {
        return result;
      }
    }
    throw new AssertionError("no " + rule + " in " + edict.out());
  }

  private int check(ReportFormat format, String path) {
    return edict.run("check", "--format", format.word(), path);
  }

  private void assertKept(String name, ReportFormat format) throws IOException {
    String version = BuildVersion.number();
    Golden.assertKept(
        "reports/" + name + "." + format.word(),
        edict.out().replace("\"version\" : \"" + version + "\"", "\"version\" : \"VERSION\""));
  }
}
