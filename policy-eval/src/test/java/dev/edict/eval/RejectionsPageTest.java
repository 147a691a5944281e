package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.RejectionCode;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.wire.LineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code spec/rejections.md} lists every code that a decision can have, and no other. */
class RejectionsPageTest {
  private static final Path PAGE = Path.of("..", "spec", "rejections.md");

  @Test
  void invalidRequestsAreListedWithTheirMeaning() throws IOException {
    assertThat(rows("## Requests without canonical form"))
        .containsExactlyElementsOf(
            Arrays.stream(RejectionCode.values())
                .map(code -> "`" + code.id() + "` | " + code.meaning())
                .toList());
  }

  @Test
  void otherInvalidDecisionsAreListed() throws IOException {
    List<String> expected =
        new ArrayList<>(List.of("evaluation-error", AuditedDecisionPoint.AUDIT_FAILED));
    Arrays.stream(LineFault.values()).map(LineFault::code).forEach(expected::add);
    assertThat(codes("## Other invalid decisions")).containsExactlyElementsOf(expected);
  }

  @Test
  void decisionsByRulesAreListed() throws IOException {
    List<String> expected = new ArrayList<>();
    Arrays.stream(Verdict.Code.values()).map(Verdict.Code::id).forEach(expected::add);
    expected.addAll(List.of("no-policy", "policy-stale"));
    assertThat(codes("## Decisions by rules")).containsExactlyElementsOf(expected);
  }

  private static List<String> codes(String heading) throws IOException {
    return rows(heading).stream().map(row -> row.substring(1, row.indexOf('`', 1))).toList();
  }

  /** Returns the rows of the table under a heading, without the outer bars. */
  private static List<String> rows(String heading) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf(heading);
    assertThat(start).as(heading).isNotNegative();
    List<String> section = lines.subList(start + 1, lines.size());
    return section.stream()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.length() - 2))
        .toList();
  }
}
