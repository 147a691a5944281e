package dev.edict.dsl.parser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticRenderer;
import dev.edict.dsl.source.PolicySource;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts: reading ends with findings, in time and without an exception. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ParserRobustnessTest {
  private static final int MEBIBYTE = 1 << 20;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "(",
        "[",
        "]",
        "\"",
        "\"a\n",
        "\\",
        "'",
        "`",
        "#",
        "#\n",
        "/",
        "/*",
        "/* */",
        "//\n",
        "\n",
        "\r",
        ";",
        "é",
        "漢",
        "\uD83D\uDE00",
        "\u202E",
        "\uD800",
        "e\u0301",
        "a\u0316\u0301",
        "\u0301\u0316",
        "\u1112\u1161\u11AB",
        "1",
        "1.",
        "1.1.1.1/",
        "1a",
        "a",
        "a ",
        "@",
        "@a ",
        "allow ",
        "allow \"a\" ",
        "a or ",
        "not ",
        ".a",
        ",",
        "edict 1 ",
        "network { allow connect ",
        "network { ",
        "network { } ",
        "network\n",
        "test \"t\" {\n",
        "test \"t\" with a = 1,\n",
        "set a: host = [\n",
        "policy \"p\" level\n",
        "limits { a 1 b } ",
      })
  void repeatedText(String part) {
    assertThat(parse(part.repeat(MEBIBYTE / part.length())).diagnostics()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a or ",
        "not ",
        "a.a.",
        "a[0]",
        "(a) and ",
        "a == ",
        "a in [1] and ",
        "\"a\", ",
        "1, ",
        "a, ",
        "port ",
        "allow ",
        "deny connect tcp ",
        "@a ",
        "when a ",
        "unless ",
        "severity high ",
        "\"",
        "é",
        "= ",
      })
  void repeatedTextInAStatement(String part) {
    String repeated = part.repeat(MEBIBYTE / 4 / part.length());
    assertThat(parse("edict 1 network { allow connect tcp to " + repeated).diagnostics())
        .isNotEmpty();
    assertThat(parse("edict 1 network { allow connect tcp to x when " + repeated).diagnostics())
        .isNotEmpty();
    assertThat(parse("edict 1 set a: host = [" + repeated).diagnostics()).isNotEmpty();
  }

  @Test
  void manyBrokenStatementsEndAtTheLimit() {
    String text = "edict 1 network {\n" + "  allow connect tcp too x\n".repeat(40_000) + "}";
    assertThat(parse(text).diagnostics())
        .hasSize(ParseLimits.DEFAULTS.maxErrors() + 1)
        .filteredOn(found -> found.code() == DiagnosticCode.TOO_MANY_ERRORS)
        .hasSize(1);
  }

  @Test
  void longListsAreNoProblem() {
    String text =
        "edict 1 set a: host = ["
            + "\"x\", ".repeat(100_000)
            + "] network { allow connect tcp to x"
            + ", x".repeat(100_000)
            + " when a"
            + " or not a".repeat(50_000)
            + " and a".repeat(50_000)
            + " }";
    assertThat(parse(text).diagnostics()).isEmpty();
  }

  @Test
  void randomBytes() {
    Random random = new Random(1);
    byte[] bytes = new byte[MEBIBYTE];
    random.nextBytes(bytes);
    assertThat(parse(new String(bytes, StandardCharsets.ISO_8859_1)).diagnostics()).isNotEmpty();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (' ' + random.nextInt(95));
    }
    assertThat(parse(new String(bytes, StandardCharsets.US_ASCII)).diagnostics()).isNotEmpty();
  }

  @Test
  void everyPrefixOfAValidText() {
    for (int end = 0; end < SamplePolicy.TEXT.length(); end++) {
      assertThat(parse(SamplePolicy.TEXT.substring(0, end))).isNotNull();
    }
  }

  @Test
  void everyTextWithOneCharacterLess() {
    for (int i = 0; i < SamplePolicy.TEXT.length(); i++) {
      String text = SamplePolicy.TEXT.substring(0, i) + SamplePolicy.TEXT.substring(i + 1);
      DiagnosticRenderer.render(parse(text).diagnostics());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mutatedText(int seed) {
    Random random = new Random(seed);
    String alphabet = "{}[]()\"\\,.:=<>!@#/-'; \n\tab1é\uD83D\uDE00";
    for (int round = 0; round < 50; round++) {
      StringBuilder text = new StringBuilder(SamplePolicy.TEXT);
      for (int change = 0; change <= random.nextInt(10); change++) {
        int at = random.nextInt(text.length());
        text.replace(
            at,
            Math.min(text.length(), at + random.nextInt(20)),
            String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
      }
      DiagnosticRenderer.render(parse(text.toString()).diagnostics());
    }
  }

  static Stream<Integer> seeds() {
    return Stream.of(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void theSampleIsValid() {
    assertThat(parse(SamplePolicy.TEXT).diagnostics()).isEmpty();
  }

  private static ParseResult parse(String text) {
    return PolicyParser.parse(PolicySource.of("a.edict", text));
  }
}
