package dev.edict.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Comment;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import dev.edict.dsl.testing.PolicyTexts;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of formatting, on random policies with comments and whitespace anywhere. */
class PolicyFormatterProperties {
  private static final int TRIES = 1000;
  private static final String SEED = "20260101";

  @Property(tries = TRIES, seed = SEED)
  void formattingAgainChangesNothing(@ForAll("untidy") String text) {
    String once = format(text);
    assertThat(format(once)).isEqualTo(once);
  }

  @Property(tries = TRIES, seed = SEED)
  void theTreeStaysTheSame(@ForAll("untidy") String text) {
    assertThat(parse(format(text)).document())
        .usingRecursiveComparison()
        .ignoringFieldsOfTypes(SourceSpan.class)
        .isEqualTo(parse(text).document());
  }

  @Property(tries = TRIES, seed = SEED)
  void commentsStayInOrder(@ForAll("untidy") String text) {
    assertThat(parse(format(text)).comments())
        .extracting(Comment::text)
        .containsExactlyElementsOf(parse(text).comments().stream().map(Comment::text).toList());
  }

  @Property(tries = TRIES, seed = SEED)
  void linesAreTidy(@ForAll("untidy") String text) {
    String formatted = format(text);
    assertThat(formatted).doesNotContain("\r", "\n\n\n").doesNotContainPattern("[ \t]\n");
    assertThat(formatted.isEmpty() || formatted.matches("(?s)\\S.*\\S\n")).isTrue();
  }

  @Property(tries = TRIES, seed = SEED)
  void whereTheLinesEndedDoesNotMatter(@ForAll("plain") String text) {
    String[] parts = text.split("(?<=\") | (?=\")");
    assertThat(format(String.join("\n", parts))).isEqualTo(format(text));
  }

  @Provide
  Arbitrary<String> untidy() {
    return PolicyTexts.untidy();
  }

  @Provide
  Arbitrary<String> plain() {
    return PolicyTexts.plain();
  }

  private static String format(String text) {
    return PolicyFormatter.format(PolicySource.of("x.edict", text)).text().orElseThrow();
  }

  private static ParseResult parse(String text) {
    return PolicyParser.parse(PolicySource.of("x.edict", text));
  }
}
