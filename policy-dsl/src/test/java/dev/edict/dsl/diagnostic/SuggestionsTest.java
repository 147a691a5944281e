package dev.edict.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which known word a misspelt one stands for. */
class SuggestionsTest {
  private static final List<String> KNOWN = List.of("read", "write", "execute", "delete");

  @ParameterizedTest
  @CsvSource({
    "reed, read",
    "raed, read",
    "rea, read",
    "READ, read",
    "wirte, write",
    "exceute, execute",
    "delet, delete",
    "excute, execute"
  })
  void findsTheNearestWord(String written, String meant) {
    assertThat(Suggestions.nearest(written, KNOWN)).hasValue(meant);
  }

  @ParameterizedTest
  @CsvSource({"mount", "r", "''", "wxyz"})
  void doesNotGuessWildly(String written) {
    assertThat(Suggestions.nearest(written, KNOWN)).isEmpty();
  }

  @Test
  void ignoresWordsThatAreTooLong() {
    String longWord = "a".repeat(65);
    assertThat(Suggestions.nearest(longWord, List.of(longWord))).isEmpty();
  }

  @Test
  void phrasesTheQuestion() {
    assertThat(Suggestions.didYouMean("reed", KNOWN)).isEqualTo("did you mean `read`? ");
    assertThat(Suggestions.didYouMean("mount", KNOWN)).isEmpty();
  }
}
