package dev.edict.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings as text: the mark stands under the place, and nothing in the text deceives. */
class DiagnosticRendererTest {

  @Test
  void showsEverythingThatAFindingHas() {
    PolicySource source = PolicySource.of("a.edict", "one\ntwo three\n");
    Diagnostic finding =
        Diagnostic.of(DiagnosticCode.UNKNOWN_ACTION, source, new SourceSpan(8, 13), "bad `three`")
            .withHelp("write four")
            .withRelated(new SourceLocation(source, new SourceSpan(0, 3)), "first here");
    assertThat(DiagnosticRenderer.render(List.of(finding)))
        .isEqualTo(
            """
            a.edict:2:5: error[unknown-action]: bad `three`
              2 | two three
                |     ^^^^^
              help: write four
              note: a.edict:1:1: first here
            """);
  }

  @Test
  void rendersNothingForNoFindings() {
    assertThat(DiagnosticRenderer.render(List.of())).isEmpty();
  }

  @Test
  void theMarkSurvivesTabs() {
    assertThat(lines("\t\tx y", 4, 5)).containsExactly("  1 |   x y", "    |     ^");
  }

  @Test
  void theMarkSurvivesWideCharacters() {
    assertThat(lines("漢字 x", 3, 4)).containsExactly("  1 | 漢字 x", "    |      ^");
    assertThat(lines("\uD83D\uDE00 x", 0, 1)).containsExactly("  1 | \uD83D\uDE00 x", "    | ^^");
    assertThat(lines("e\u0301 x", 3, 4)).containsExactly("  1 | e\u0301 x", "    |   ^");
  }

  @Test
  void charactersThatDeceiveAreEscaped() {
    assertThat(lines("a\u202Eb x", 4, 5))
        .containsExactly("  1 | a\\u{202E}b x", "    |            ^");
    assertThat(lines("a\u001B[31m", 1, 2)).containsExactly("  1 | a\\u{1B}[31m", "    |  ^^^^^^");
  }

  @Test
  void messagesAndNamesAreEscaped() {
    PolicySource source = PolicySource.of("a\u001B.edict", "x");
    Diagnostic finding =
        Diagnostic.of(DiagnosticCode.BAD_HOST, source, SourceSpan.at(0), "bad\n\u202E\tname");
    assertThat(DiagnosticRenderer.render(finding))
        .startsWith("a\\u{1B}.edict:1:1: error[bad-host]: bad\\u{A}\\u{202E}\\u{9}name\n");
  }

  @Test
  void longLinesAreCutAroundThePlace() {
    List<String> lines = lines("a".repeat(500) + "XY" + "b".repeat(500), 500, 502);
    assertThat(lines.get(0)).startsWith("  1 | …aaa").endsWith("b…").hasSizeLessThan(140);
    assertThat(lines.get(1).indexOf("^^")).isEqualTo(lines.get(0).indexOf("XY"));
  }

  @Test
  void aMarkPastTheLineIsCut() {
    assertThat(lines("abc\ndef", 2, 6)).containsExactly("  1 | abc", "    |   ^");
  }

  @Test
  void anEmptyPlaceShowsOneMark() {
    assertThat(lines("abc", 3, 3)).containsExactly("  1 | abc", "    |    ^");
  }

  @Test
  void lineEndsAreNotShown() {
    PolicySource source = PolicySource.of("a", "ab\r\ncd\r\n");
    String text =
        DiagnosticRenderer.render(
            Diagnostic.of(DiagnosticCode.BAD_HOST, source, new SourceSpan(4, 6), "m"));
    assertThat(text).isEqualTo("a:2:1: error[bad-host]: m\n  2 | cd\n    | ^^\n");
  }

  private static List<String> lines(String text, int start, int end) {
    PolicySource source = PolicySource.of("a", text);
    Diagnostic finding =
        Diagnostic.of(DiagnosticCode.BAD_HOST, source, new SourceSpan(start, end), "m");
    return DiagnosticRenderer.render(finding).lines().skip(1).toList();
  }
}
