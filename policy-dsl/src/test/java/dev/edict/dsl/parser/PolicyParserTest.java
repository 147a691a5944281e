package dev.edict.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, forbidden characters, strings and comments, where spans and codes matter. */
class PolicyParserTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0, 0x8, 0xB, 0xC, 0x1B, 0x7F, 0x85, 0x9F, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x2028,
        0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF,
        0xFE0F, 0x3164, 0xE0041, 0xE0100
      })
  void refusesTheCharacterEverywhere(int codePoint) {
    String character = Character.toString(codePoint);
    for (String text :
        List.of(
            "edict 1 // a" + character,
            "edict 1 set a: host = [\"a" + character + "\"]",
            "edict 1 " + character + " set a: host = []",
            character + "edict 1")) {
      List<Diagnostic> found = parse(text).diagnostics();
      assertThat(found)
          .extracting(Diagnostic::code)
          .containsOnly(DiagnosticCode.FORBIDDEN_CHARACTER);
      assertThat(found.get(0).message()).contains(ForbiddenCharacters.name(codePoint));
      int offset = text.codePointCount(0, text.indexOf(character));
      assertThat(found.get(0).location().span()).isEqualTo(new SourceSpan(offset, offset + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC00", "a\uDBFFb"})
  void refusesLoneSurrogates(String text) {
    ParseResult result = parse("edict 1 // " + text);
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.FORBIDDEN_CHARACTER);
    assertThat(result.document().declarations()).isEmpty();
  }

  @Test
  void refusesTextThatIsNotNormal() {
    Diagnostic found = onlyFinding("edict 1\nset a: host = [\"cafe\u0301s\"]");
    assertThat(found.code()).isEqualTo(DiagnosticCode.FORBIDDEN_CHARACTER);
    assertThat(found.location().span()).isEqualTo(new SourceSpan(27, 29));
    assertThat(found.help()).contains("NFC");
  }

  @Test
  void refusesTextThatIsNotNormalWithoutACombiningMark() {
    Diagnostic found = onlyFinding("edict 1 // \u212B");
    assertThat(found.code()).isEqualTo(DiagnosticCode.FORBIDDEN_CHARACTER);
    assertThat(found.location().span()).isEqualTo(new SourceSpan(11, 12));
  }

  @Test
  void refusesTowersOfMarks() {
    assertThat(onlyFinding("edict 1 // q" + "\u0323".repeat(31)).message()).contains("U+0323");
    assertThat(parse("edict 1 // q" + "\u0323".repeat(30)).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'\\u{202E}', FORBIDDEN_CHARACTER, 24, 32",
    "'\\u{0}', FORBIDDEN_CHARACTER, 24, 29",
    "'\\u{D800}', FORBIDDEN_CHARACTER, 24, 32",
    "'\\u{110000}', BAD_ESCAPE, 24, 26",
    "'\\u{0000041}', BAD_ESCAPE, 24, 26",
    "'\\u{}', BAD_ESCAPE, 24, 26",
    "'\\u41', BAD_ESCAPE, 24, 26",
    "'x\\q', BAD_ESCAPE, 25, 27",
    "'\uD83D\uDE00\\q', BAD_ESCAPE, 25, 27",
    "'\\\uD83D\uDE00', BAD_ESCAPE, 24, 26",
    "'e\\u{301}', FORBIDDEN_CHARACTER, 23, 33",
  })
  void refusesTheEscape(String content, DiagnosticCode code, int start, int end) {
    Diagnostic found = onlyFinding("edict 1\nset abc: host=[\"" + content + "\"]");
    assertThat(found.code()).isEqualTo(code);
    assertThat(found.location().span()).isEqualTo(new SourceSpan(start, end));
  }

  @Test
  void boundsTheText() {
    ParseLimits limits = new ParseLimits(10, 64, 100, 4096, 64);
    assertThat(parse("edict 1 //", limits).diagnostics()).isEmpty();
    assertThat(parse("edict 1 //\uD83D\uDE00", limits).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TEXT_TOO_LARGE);
  }

  @Test
  void boundsStrings() {
    ParseLimits limits = new ParseLimits(1000, 64, 100, 3, 64);
    assertThat(parse("edict 1 set a: host = [\"ab\uD83D\uDE00\"]", limits).diagnostics()).isEmpty();
    assertThat(parse("edict 1 set a: host = [\"abcd\"]", limits).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TEXT_TOO_LARGE);
  }

  @Test
  void boundsNesting() {
    ParseLimits limits = new ParseLimits(1000, 3, 100, 10, 64);
    assertThat(parse(condition("(not(a))"), limits).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TOO_DEEP);
    assertThat(parse(condition("((a)) and ((a))"), limits).diagnostics()).isEmpty();
    assertThat(parse(condition("not not a and not not a"), limits).diagnostics()).isEmpty();
    assertThat(parse(condition("not not not a"), limits).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.TOO_DEEP);
  }

  private static String condition(String condition) {
    return "edict 1 mcp { allow call \"a\" when " + condition + " }";
  }

  @Test
  void boundsFindings() {
    ParseLimits limits = new ParseLimits(1000, 64, 2, 10, 64);
    assertThat(
            parse("edict 1 filesystem {\nallow a\nallow b\nallow c\nallow d\n}", limits)
                .diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(
            DiagnosticCode.SYNTAX_ERROR,
            DiagnosticCode.SYNTAX_ERROR,
            DiagnosticCode.TOO_MANY_ERRORS);
  }

  @Test
  void limitsArePositive() {
    assertThatThrownBy(() -> new ParseLimits(1, 1, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxErrors")
        .hasMessageContaining("0");
    assertThatThrownBy(() -> new ParseLimits(1, 257, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxDepth");
  }

  @Test
  void commentsKnowWhetherTheyStandAlone() {
    ParseResult result = parse("// one \t\r\nedict 1 // two\r  // three\n\"x // no\" // four");
    assertThat(result.comments())
        .extracting(Comment::text)
        .containsExactly("// one", "// two", "// three", "// four");
    assertThat(result.comments())
        .extracting(Comment::ownLine)
        .containsExactly(true, false, true, false);
    assertThat(result.comments().get(0).span()).isEqualTo(new SourceSpan(0, 6));
  }

  @Test
  void spansCountCodePoints() {
    ParseResult result = parse("edict 1 // \uD83D\uDE00\nset a: host = [\"\uD83D\uDE00\"]");
    Declaration set = result.document().declarations().get(0);
    assertThat(set.span()).isEqualTo(new SourceSpan(13, 32));
    assertThat(result.source().text(set.span())).isEqualTo("set a: host = [\"\uD83D\uDE00\"]");
  }

  @Test
  void lineEndsDoNotMatter() {
    String crlf = SamplePolicy.TEXT.replace("\n", "\r\n");
    String cr = SamplePolicy.TEXT.replace('\n', '\r');
    String expected = TreePrinter.printWithoutSpans(parse(SamplePolicy.TEXT).document());
    assertThat(TreePrinter.printWithoutSpans(parse(crlf).document())).isEqualTo(expected);
    assertThat(TreePrinter.printWithoutSpans(parse(cr).document())).isEqualTo(expected);
  }

  @Test
  void aMistakeLeavesTheOtherStatements() {
    ParseResult result =
        parse("edict 1\nfilesystem {\n allow read on \"a\"\n allow read\n allow read on \"c\"\n}");
    assertThat(result.hasErrors()).isTrue();
    assertThat(result.document().all(DomainBlock.class).flatMap(b -> b.statements().stream()))
        .hasSize(2)
        .allMatch(RuleStatement.class::isInstance);
  }

  @Test
  void offersTheFix() {
    Diagnostic found = onlyFinding("edict 1\nnetwork { alow connect tcp to \"a\" }");
    assertThat(found.fix()).hasValue(new Diagnostic.SuggestedFix(new SourceSpan(18, 22), "allow"));
  }

  private static Diagnostic onlyFinding(String text) {
    List<Diagnostic> found = parse(text).diagnostics();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static ParseResult parse(String text) {
    return parse(text, ParseLimits.DEFAULTS);
  }

  private static ParseResult parse(String text, ParseLimits limits) {
    return PolicyParser.parse(PolicySource.of("a.edict", text), limits);
  }
}
