package dev.edict.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedStringTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      textBlock =
          """
          plain,     "plain"
          a"b\\c,    "a\\"b\\\\c"
          é日本😀,   "é日本😀"
          """)
  void escapesQuotesAndBackslashesOnly(String value, String written) {
    assertThat(QuotedString.of(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"9, \\t", "10, \\n", "13, \\u{D}"})
  void escapesWhatEndsALineOrMovesOnIt(int character, String escape) {
    assertThat(QuotedString.of(Character.toString(character))).isEqualTo('"' + escape + '"');
  }
}
