package dev.edict.dsl.match.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** The loose form, made character by character, is that of the text as a whole. */
class PathFormProperties {

  @Property(tries = 5000)
  void looseFormIsThatOfTheWholeText(@ForAll("texts") String text) {
    assertThat(PathForm.LOOSE.apply(text)).isEqualTo(ofWhole(text));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> letters =
        Arbitraries.of(
            "a",
            "A",
            "/",
            "\u00e9",
            "\u00df",
            "\u1e9e",
            "\u0130",
            "\u0131",
            "\u03a3",
            "\u03c2",
            "\u1fb3",
            "\u0301",
            "\u0316",
            "\u0345",
            "\u0307",
            "\u0338",
            "\u200c",
            "\ufeff",
            "\u1100",
            "\u1161",
            "\u11a8",
            "\uac00",
            "\uac01",
            "\u0b47",
            "\u0b3e",
            "\u30ab",
            "\u3099",
            "\uff76",
            "\u01c4",
            "\ufb01",
            "\u212a",
            "\u017f",
            "\u1f80",
            "\u0f73",
            "\ud801\udc00",
            "\ud834\udd5e",
            "\ud87e\udc00",
            "\ud804\udc99",
            "\ud804\udcba");
    Arbitrary<String> any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < 0xd800 || c > 0xdfff)
            .map(Character::toString);
    return Arbitraries.frequencyOf(Tuple.of(5, letters), Tuple.of(1, any))
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("", parts));
  }

  /** No character beyond the tables of the marks becomes one with the character before it. */
  @Test
  void everyPairThatComposesIsKeptTogether() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
      if (c >= 0xd800 && c <= 0xdfff) {
        continue;
      }
      String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
      int first = decomposed.codePointAt(0);
      for (int i = Character.charCount(first); i < decomposed.length(); ) {
        int next = decomposed.codePointAt(i);
        assertThat(CharacterForms.joins(next)).as("U+%04X in U+%04X", next, c).isTrue();
        i += Character.charCount(next);
      }
    }
  }

  private static String ofWhole(String text) {
    StringBuilder kept = new StringBuilder();
    text.chars().filter(c -> !CharacterForms.isIgnorable(c)).forEach(c -> kept.append((char) c));
    String decomposed = Normalizer.normalize(kept, Normalizer.Form.NFD);
    StringBuilder lower = new StringBuilder();
    decomposed.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    StringBuilder folded = new StringBuilder();
    lower
        .toString()
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }
}
