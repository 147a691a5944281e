package dev.edict.eval.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.eval.json.JsonValue.ArrayValue;
import dev.edict.eval.json.JsonValue.BooleanValue;
import dev.edict.eval.json.JsonValue.NullValue;
import dev.edict.eval.json.JsonValue.NumberValue;
import dev.edict.eval.json.JsonValue.ObjectValue;
import dev.edict.eval.json.JsonValue.StringValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as strict JSON, and why the rest is refused. */
class StrictJsonTest {

  @Test
  void readsEveryKindOfValue() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("z", new NumberValue(new BigDecimal("-1.50")));
    members.put("a", new ArrayValue(List.of(new BooleanValue(true), new BooleanValue(false))));
    members.put("", NullValue.NULL);
    members.put("n", new ObjectValue(Map.of("k", new StringValue("tab\tline\nend"))));

    JsonValue read =
        StrictJson.parse(
                " {\"z\": -1.50,\r\n\t\"a\":[true,false],\"\":null,"
                    + "\"n\":{\"k\":\"tab\\tline\\nend\"}} ")
            .value();

    assertThat(read).isEqualTo(new ObjectValue(members));
    assertThat(((ObjectValue) read).members()).containsOnlyKeys("z", "a", "", "n");
  }

  @Test
  void resolvesEscapesAndPairsOfSurrogates() {
    assertThat(string("\"\\u0061\\/\\\"\\ud83d\\ude00\"")).isEqualTo("a/\"\ud83d\ude00");
    assertThat(string("\"\ud83d\ude00\u00e9\"")).isEqualTo("\ud83d\ude00\u00e9");
  }

  @Test
  void keepsNumbersExact() {
    assertThat(number("0.1")).isEqualByComparingTo("0.1");
    assertThat(number("9007199254740993")).isEqualByComparingTo("9007199254740993");
    assertThat(number("1E+2")).isEqualByComparingTo("100");
    assertThat(number("-0")).isEqualByComparingTo("0");
    assertThat(number("1e-999")).isEqualByComparingTo("1e-999");
    assertThat(number("1e0000999")).isEqualByComparingTo("1e999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1 2]",
        "nul",
        "True",
        "NaN",
        "Infinity",
        "-Infinity",
        "[NaN]",
        "01",
        "+1",
        "1.",
        ".5",
        "1e",
        "0x10",
        "--1",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "\"a\u0000b\"",
        "// c\n1",
        "1 // c",
        "/* c */ 1",
        "# c\n1",
        "1 2",
        "{} {}",
        "[] x",
        "[],",
        "\ufeff1",
        "\u00a01",
        "[1]\u0000",
        "]",
        ":",
        "{\"a\" 1}",
        "\\u0031"
      })
  void refusesWhatIsNoStrictJson(String text) {
    assertThat(codeOf(StrictJson.parse(text))).isEqualTo(RejectionCode.BAD_JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"a\":1}                       | DUPLICATE_KEY",
        "{\"a\":1,\"\\u0061\":2}                 | DUPLICATE_KEY",
        "[{\"x\":{\"b\":1,\"c\":2,\"b\":3}}]     | DUPLICATE_KEY",
        "{\"\":1,\"\":2}                         | DUPLICATE_KEY",
        "{\"a\\nb\":1}                           | CONTROL_CHARACTER",
        "{\"a\\u007fb\":1}                       | CONTROL_CHARACTER",
        "{\"a\\u0085b\":1}                       | CONTROL_CHARACTER",
        "\"a\\u0000b\"                           | CONTROL_CHARACTER",
        "\"\\ud800\"                             | LONE_SURROGATE",
        "\"\\ude00\\ud83d\"                      | LONE_SURROGATE",
        "{\"\\udc00\":1}                         | BAD_JSON",
        "{\"\\ud800\":1}                         | BAD_JSON",
        "1e1000                                  | NUMBER_TOO_LARGE",
        "1e-1000                                 | NUMBER_TOO_LARGE",
        "1E999999999999999999999                 | NUMBER_TOO_LARGE",
      })
  void refusesWhatTwoParsersMayReadInTwoWays(String text, RejectionCode code) {
    assertThat(codeOf(StrictJson.parse(text))).isEqualTo(code);
  }

  @Test
  void refusesSurrogatesThatPairOnlyAfterEscapesAreResolved() {
    String high = "\ud83d";
    assertThat(codeOf(StrictJson.parse('"' + high + "\\ude00\"")))
        .isEqualTo(RejectionCode.LONE_SURROGATE);
    assertThat(codeOf(StrictJson.parse('"' + high + '"'))).isEqualTo(RejectionCode.LONE_SURROGATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n\t"})
  void refusesEmptyText(String text) {
    assertThat(codeOf(StrictJson.parse(text))).isEqualTo(RejectionCode.EMPTY);
  }

  @Test
  void sameNameInTwoObjectsIsNoDuplicate() {
    assertThat(StrictJson.parse("[{\"a\":{\"a\":1}},{\"a\":2}]").isAccepted()).isTrue();
    assertThat(StrictJson.parse("{\"a\":1,\"A\":2}").isAccepted()).isTrue();
  }

  @Test
  void boundsDepth() {
    assertThat(StrictJson.parse(nested(StrictJson.MAX_DEPTH)).isAccepted()).isTrue();
    assertThat(codeOf(StrictJson.parse(nested(StrictJson.MAX_DEPTH + 1))))
        .isEqualTo(RejectionCode.TOO_DEEP);
    assertThat(codeOf(StrictJson.parse("[".repeat(StrictJson.MAX_LENGTH))))
        .isEqualTo(RejectionCode.TOO_DEEP);
    assertThat(codeOf(StrictJson.parse("{\"a\":".repeat(100_000))))
        .isEqualTo(RejectionCode.TOO_DEEP);
  }

  @Test
  void boundsLength() {
    String longest = "\"" + "a".repeat(StrictJson.MAX_LENGTH - 2) + "\"";
    assertThat(string(longest)).hasSize(StrictJson.MAX_LENGTH - 2);
    assertThat(codeOf(StrictJson.parse(longest + " "))).isEqualTo(RejectionCode.TOO_LONG);
  }

  @Test
  void boundsNumbers() {
    assertThat(number("9".repeat(StrictJson.MAX_NUMBER_LENGTH)).precision()).isEqualTo(100);
    assertThat(codeOf(StrictJson.parse("9".repeat(StrictJson.MAX_NUMBER_LENGTH + 1))))
        .isEqualTo(RejectionCode.NUMBER_TOO_LARGE);
    assertThat(codeOf(StrictJson.parse("[0." + "3".repeat(100_000) + "]")))
        .isEqualTo(RejectionCode.NUMBER_TOO_LARGE);
  }

  @Test
  void readsNamesThatAllHashAlike() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 1 << 14; i++) {
      text.append(i == 0 ? "" : ",").append('"');
      for (int bit = 0; bit < 14; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":0");
    }
    JsonValue read = StrictJson.parse(text.append('}').toString()).value();
    assertThat(((ObjectValue) read).members()).hasSize(1 << 14);
  }

  @Test
  void argumentsAreAnObject() {
    assertThat(StrictJson.parseObject("{}").value().members()).isEmpty();
    assertThat(codeOf(StrictJson.parseObject("[]"))).isEqualTo(RejectionCode.NOT_AN_OBJECT);
    assertThat(codeOf(StrictJson.parseObject("null"))).isEqualTo(RejectionCode.NOT_AN_OBJECT);
    assertThat(codeOf(StrictJson.parseObject("{"))).isEqualTo(RejectionCode.BAD_JSON);
  }

  @Test
  void saysWhereTheFaultIs() {
    assertThat(StrictJson.parse("{\"a\":1, \"a\":2}").rejection().offset()).isEqualTo(8);
    assertThat(StrictJson.parse("[1e5000]").rejection().offset()).isEqualTo(1);
    assertThat(StrictJson.parse("\"\ud800\"").rejection().offset()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hunter2\":\"hunter2\",\"hunter2\":1}",
        "[hunter2]",
        "\"hunter2\\u0000\"",
        "{\"hunter2\": \"hunter2\"} x",
        "\"hunter2"
      })
  void repeatsNothingOfTheText(String text) {
    assertThat(StrictJson.parse(text).rejection().toString()).doesNotContain("hunter2");
  }

  @Test
  void valuesDoNotPrintTheirContent() {
    JsonValue value = StrictJson.parse("[\"hunter2\",1234567,true,null,{\"hunter2\":[]}]").value();
    assertThat(value).hasToString("array");
    assertThat(((ArrayValue) value).elements().toString())
        .isEqualTo("[string, number, boolean, null, object]");
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static String string(String json) {
    return ((StringValue) StrictJson.parse(json).value()).value();
  }

  private static BigDecimal number(String json) {
    return ((NumberValue) StrictJson.parse(json).value()).value();
  }

  private static RejectionCode codeOf(Canonical<?> outcome) {
    return outcome.rejection().code();
  }
}
