package dev.edict.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code spec/diagnostics.md} lists exactly the codes there are, and its examples show them. */
class DiagnosticsSpecTest {
  private static final Path PAGE = Path.of("..", "spec", "diagnostics.md");
  private static final String FENCE = "```";
  private static final String EXAMPLE = FENCE + "edict error=";

  /** Codes whose example would be too large or could not be seen; other tests show them. */
  private static final Set<DiagnosticCode> WITHOUT_EXAMPLE =
      EnumSet.of(
          DiagnosticCode.NOT_UTF8,
          DiagnosticCode.TEXT_TOO_LARGE,
          DiagnosticCode.FORBIDDEN_CHARACTER,
          DiagnosticCode.TOO_MANY_ERRORS,
          DiagnosticCode.TOO_DEEP,
          DiagnosticCode.UNTOLD_COVERAGE,
          DiagnosticCode.NEWLY_ALLOWED,
          DiagnosticCode.NEWLY_NEEDS_APPROVAL,
          DiagnosticCode.NEWLY_DENIED,
          DiagnosticCode.UNDECIDED_CHANGE,
          DiagnosticCode.POLICY_TOO_AMBIGUOUS);

  /** Codes that only running a policy's tests and assertions can give. */
  private static final Set<DiagnosticCode> ON_CHECKING =
      EnumSet.of(
          DiagnosticCode.TEST_FAILED,
          DiagnosticCode.ASSERTION_NOT_PROVED,
          DiagnosticCode.IDLE_EXPECTATION,
          DiagnosticCode.LOW_COVERAGE,
          DiagnosticCode.UNTESTED_RULE,
          DiagnosticCode.UNTESTED_REGION,
          DiagnosticCode.SURVIVING_MUTANT,
          DiagnosticCode.BAD_REQUEST);

  @Test
  void headingsAreTheCodes() throws IOException {
    List<String> headings =
        lines().filter(line -> line.startsWith("## ")).map(line -> line.substring(3)).toList();
    assertThat(headings)
        .containsExactly(ofThePage().map(DiagnosticCode::id).toArray(String[]::new));
  }

  @Test
  void summariesAreThoseOfTheCodes() throws IOException {
    List<String> lines = lines().toList();
    for (DiagnosticCode code : ofThePage().toList()) {
      String firstLine = lines.get(lines.indexOf("## " + code.id()) + 2);
      assertThat(firstLine)
          .startsWithIgnoringCase(code.severity().word())
          .endsWith(code.summary() + ".");
    }
  }

  @Test
  void everyOtherCodeHasAnExample() throws IOException {
    Set<String> needed = new TreeSet<>();
    ofThePage()
        .filter(code -> !WITHOUT_EXAMPLE.contains(code))
        .forEach(code -> needed.add(code.id()));
    assertThat(examples().keySet()).containsExactlyInAnyOrderElementsOf(needed);
  }

  /** Lints have a page each, which tests of the linter read. */
  private static Stream<DiagnosticCode> ofThePage() {
    return Arrays.stream(DiagnosticCode.values()).filter(code -> !code.isLint());
  }

  @TestFactory
  Stream<DynamicTest> examplesShowTheirCode() throws IOException {
    return examples().entrySet().stream()
        .filter(
            example -> ON_CHECKING.stream().noneMatch(code -> code.id().equals(example.getKey())))
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.getKey(), () -> shows(example.getKey(), example.getValue())));
  }

  private static void shows(String code, String text) {
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("example.edict", text));
    assertThat(analysis.diagnostics())
        .as("findings of the example")
        .map(found -> found.code().id())
        .containsOnly(code);
  }

  private static Map<String, String> examples() throws IOException {
    Map<String, String> examples = new LinkedHashMap<>();
    List<String> example = new ArrayList<>();
    String code = "";
    for (String line : lines().toList()) {
      if (line.startsWith(EXAMPLE)) {
        code = line.substring(EXAMPLE.length()).strip();
      } else if (line.startsWith(FENCE) && !code.isEmpty()) {
        examples.put(code, String.join("\n", example));
        example.clear();
        code = "";
      } else if (!code.isEmpty()) {
        example.add(line);
      }
    }
    return examples;
  }

  private static Stream<String> lines() throws IOException {
    return Files.readAllLines(PAGE).stream();
  }
}
