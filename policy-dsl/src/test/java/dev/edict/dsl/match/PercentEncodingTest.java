package dev.edict.dsl.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "%20, 3",
    "%7C, 3",
    "%5b, 3",
    "%C3%A9, 6",
    "%c3%a9, 6",
    "%E2%82%AC, 9",
    "%F0%9F%98%80, 12",
  })
  void acceptsWhatCannotStandPlainly(String text, int length) {
    assertThat(PercentEncoding.encodedLength(text, 0)).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2F",
        "%2f",
        "%5C",
        "%2E",
        "%25",
        "%00",
        "%0A",
        "%41",
        "%7E",
        "%3F",
        "%23",
        "%3B",
        "%7F",
        "%",
        "%2",
        "%G0",
        "%2G",
        "20",
        "%C0%AF",
        "%C1%81",
        "%80",
        "%C3",
        "%C3%",
        "%C3%41",
        "%C2%85",
        "%E0%80%AF",
        "%ED%A0%80",
        "%F0%80%80%AF",
        "%F4%90%80%80",
        "%F5%80%80%80",
        "%FF",
        "%C3é",
      })
  void refusesWhatHasAnotherSpellingOrIsBroken(String text) {
    assertThat(PercentEncoding.encodedLength(text, 0)).isZero();
  }

  @Test
  void spellsTripletsInUpperCase() {
    assertThat(PercentEncoding.upperCaseTriplets("/a%c3%a9b")).isEqualTo("/a%C3%A9b");
    assertThat(PercentEncoding.upperCaseTriplets("/abc")).isEqualTo("/abc");
  }
}
