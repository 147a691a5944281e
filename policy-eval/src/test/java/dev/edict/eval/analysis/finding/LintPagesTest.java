package dev.edict.eval.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lint has a page; what the page says to avoid has the finding, what it prefers has not. */
class LintPagesTest {
  private static final Path PAGES = Path.of("..", "spec", "lints");
  private static final String FENCE = "```";

  static Stream<DiagnosticCode> lints() {
    return Arrays.stream(DiagnosticCode.values()).filter(DiagnosticCode::isLint);
  }

  static Stream<DiagnosticCode> lintsWithExamples() throws IOException {
    return lints().filter(code -> page(code).contains("## Avoid"));
  }

  @ParameterizedTest
  @MethodSource("lints")
  void everyLintHasAPage(DiagnosticCode code) {
    assertThat(page(code))
        .startsWith("# " + code.id() + "\n")
        .containsIgnoringCase("\n" + code.severity().word() + ". ")
        .contains("## Why", "## Options");
  }

  @ParameterizedTest
  @MethodSource("lintsWithExamples")
  void whatToAvoidHasTheFinding(DiagnosticCode code) {
    assertThat(codes(example(code, "## Avoid"))).contains(code);
  }

  @ParameterizedTest
  @MethodSource("lintsWithExamples")
  void whatToPreferHasNot(DiagnosticCode code) {
    assertThat(codes(example(code, "## Prefer"))).doesNotContain(code);
  }

  @Test
  void aPolicySetWithoutRulesHasNoFindings() {
    assertThat(codes("edict 1\npolicy \"P\" level org\nnetwork { }\nfilesystem { }\nmcp { }\n"))
        .isEmpty();
  }

  @Test
  void everyLintButTwoIsRun() {
    assertThat(PolicyLinter.ALL.stream().map(Lint::code).toList())
        .doesNotHaveDuplicates()
        .hasSize((int) lints().count() - 1);
  }

  private static List<DiagnosticCode> codes(String text) {
    Analysis analysis = PolicyFrontEnd.analyze(PolicySource.of("example.edict", text));
    assertThat(analysis.diagnostics()).isEmpty();
    return PolicyLinter.lint(analysis, LintSettings.at(Instant.parse("2026-07-01T12:00:00Z")))
        .stream()
        .map(finding -> finding.code())
        .toList();
  }

  private static String example(DiagnosticCode code, String heading) {
    String text = page(code);
    int start = text.indexOf('\n', text.indexOf(FENCE, text.indexOf(heading))) + 1;
    return text.substring(start, text.indexOf(FENCE, start));
  }

  private static String page(DiagnosticCode code) {
    try {
      return Files.readString(PAGES.resolve(code.id() + ".md"));
    } catch (IOException missing) {
      throw new AssertionError(missing);
    }
  }
}
