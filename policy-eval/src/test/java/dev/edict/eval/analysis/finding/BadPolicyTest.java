package dev.edict.eval.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the linter says of a policy of 200 rules that nobody read as a whole. */
class BadPolicyTest {
  private static final Path EXAMPLE = Path.of("..", "spec", "examples", "bad-policy");
  private static final Path EXPECTED = EXAMPLE.resolve("lint.golden");

  @Test
  void saysWhatIsWrong() throws IOException {
    Analysis analysis =
        PolicyFrontEnd.analyze(
            PolicySource.of("grown.edict", Files.readString(EXAMPLE.resolve("grown.edict"))));
    assertThat(analysis.requireRuleSet().rules()).hasSize(200);
    String found =
        DiagnosticRenderer.render(
            PolicyLinter.lint(analysis, LintSettings.at(Instant.parse("2026-07-01T12:00:00Z"))));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(EXPECTED, found);
    }
    assertThat(found).isEqualTo(Files.readString(EXPECTED));
  }
}
