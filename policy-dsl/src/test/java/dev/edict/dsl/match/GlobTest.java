package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  private static Glob glob(String text) {
    return Glob.of(text, GlobSyntax.STAR_AND_QUESTION);
  }

  @ParameterizedTest
  @CsvSource({
    "get_*, get_issue, true",
    "get_*, get_, true",
    "get_*, get, false",
    "get_*, Get_issue, false",
    "crl*.com, crl3.com, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "a?c, abbc, false",
    "a?c, a😀c, true",
    "a??c, a😀c, false",
    "*?, 😀, true",
    "*??, 😀, false",
    "*abc*def*, xxabcyydefzz, true",
    "*abc*def*, xxdefyyabczz, false",
    "*aab, aaaaab, true",
    "*, x, true",
    "*, '', false",
    "plain, plain, true",
    "plain, plainer, false",
  })
  void matchesTheWholeText(String pattern, String text, boolean expected) {
    assertThat(glob(pattern).matches(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "anything, *, false",
    "a*, ab*, true",
    "ab*, a*, false",
    "*a*, *bab*, true",
    "a?, ab, true",
    "a?*, a*b, true",
    "a*b, a?b, true",
    "a?b, a*b, false",
    "*x, *yx, true",
    "?*, *, true",
    "a*, a*, true",
    "a*c, a*b*c, true",
    "a*b*c, a*c, false",
  })
  void coversNarrowerGlobs(String wide, String narrow, boolean expected) {
    assertThat(glob(wide).covers(glob(narrow))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a*, *b, true",
    "a*c, b*, false",
    "a*, ab, true",
    "ab, a*, true",
    "ab, ac, false",
    "a?, ?b, true",
    "a?, ?bc, false",
    "*a*b*, *b*a*, true",
    "x*y, x*z, false",
  })
  void overlapsInBothDirections(String left, String right, boolean expected) {
    assertThat(glob(left).overlaps(glob(right))).isEqualTo(expected);
    assertThat(glob(right).overlaps(glob(left))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"*?, *", "**, *", "a*?, a?*", "a?*?b, a??*b", "a***b, a*b", "abc, abc", "a?, a?"})
  void hasOneSpellingForOneMeaning(String written, String canonical) {
    assertThat(glob(written)).isEqualTo(glob(canonical)).hasToString(canonical);
  }

  @Test
  void takesWildcardsOfItsSyntaxOnly() {
    assertThat(Glob.literal("a*").matches("ab")).isFalse();
    assertThat(Glob.literal("a*").matches("a*")).isTrue();
    assertThat(Glob.of("a?*", GlobSyntax.STAR_ONLY).matches("abc")).isFalse();
    assertThat(Glob.of("a?*", GlobSyntax.STAR_ONLY).matches("a?c")).isTrue();
  }

  @Test
  void matchesAPartOfAText() {
    assertThat(glob("b*d").matches("abcde", 1, 4)).isTrue();
    assertThat(glob("b*d").matches("abcde", 1, 5)).isFalse();
    assertThat(glob("cd").matches("abcde", 2, 4)).isTrue();
  }

  @Test
  void tellsShapesApart() {
    assertThat(glob("*").isAny()).isTrue();
    assertThat(glob("?*").isAny()).isTrue();
    assertThat(glob("a*").isAny()).isFalse();
    assertThat(Glob.literal("*").isAny()).isFalse();
    assertThat(Glob.literal("*")).isNotEqualTo(glob("*"));
    assertThat(glob("ab").isLiteral()).isTrue();
    assertThat(glob("a?").isLiteral()).isFalse();
  }

  @Test
  void mapsLiteralStretches() {
    assertThat(glob("Ab*cD?").mapLiterals(text -> text.toLowerCase(Locale.ROOT)))
        .isEqualTo(glob("ab*cd?"));
    Glob lower = glob("ab*cd?");
    assertThat(lower.mapLiterals(text -> text.toLowerCase(Locale.ROOT))).isSameAs(lower);
  }
}
