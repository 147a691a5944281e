package dev.edict.eval.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.request.ToolCallRequest;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RequestJsonProperties {
  private static final String LINE =
      "{\"id\":\"r1\",\"subject\":{\"user\":\"alice\",\"teams\":[\"t\"],\"attributes\":{\"n\":1}},"
          + "\"environment\":{\"profile\":\"posix\"},"
          + "\"call\":{\"server\":{\"name\":\"s\"},\"tool\":{\"name\":\"t\",\"readOnly\":true},"
          + "\"arguments\":%s}}";

  @Property(seed = "1")
  void takesAnyTextWithoutFailing(@ForAll String line) {
    assertThat(RequestJson.read(line)).isNotNull();
  }

  @Property(seed = "2")
  void takesAnyDamagedLineWithoutFailing(
      @ForAll @IntRange(max = 250) int place,
      @ForAll @IntRange(max = 3) int cut,
      @ForAll char put) {
    String line = LINE.formatted("{}");
    int from = place % line.length();
    String damaged =
        line.substring(0, from) + put + line.substring(Math.min(line.length(), from + cut));
    RequestLine read = RequestJson.read(damaged);
    if (read instanceof FaultyLine faulty) {
      assertThat(faulty.detail()).isNotEmpty().matches("[ -~]*");
    } else {
      assertThat(((IdentifiedRequest) read).request()).isInstanceOf(ToolCallRequest.class);
    }
  }

  @Property(seed = "3")
  void refusesEveryLineThatWasCutShort(@ForAll @IntRange(max = 250) int place) {
    String line = LINE.formatted("{}");
    assertThat(RequestJson.read(line.substring(0, place % line.length())))
        .isInstanceOf(FaultyLine.class);
  }

  @Property(seed = "4")
  void keepsArgumentsCharacterByCharacter(@ForAll("json") String json) {
    IdentifiedRequest read = (IdentifiedRequest) RequestJson.read(LINE.formatted(json));
    assertThat(((ToolCallRequest) read.request()).arguments()).isEqualTo(json);
  }

  @Provide
  Arbitrary<String> json() {
    return json(4);
  }

  private Arbitrary<String> json(int depth) {
    Arbitrary<String> plain =
        Arbitraries.of("null", "true", "0", "-1.50e+3", "\"\"", "\"\\u0041\\\"}\"", "\"\u00e9\"");
    if (depth == 0) {
      return plain;
    }
    Arbitrary<String> part = json(depth - 1);
    return Arbitraries.oneOf(
        plain,
        Combinators.combine(part, part).as("[%s ,%s ]"::formatted),
        Combinators.combine(part, part).as("{\"a\" : %s,\"b\":%s}"::formatted));
  }
}
