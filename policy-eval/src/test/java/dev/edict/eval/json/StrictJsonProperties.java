package dev.edict.eval.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.edict.dsl.match.Canonical;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of reading strict JSON. */
class StrictJsonProperties {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Property(tries = 500)
  void readsWhatAnotherWriterWrote(@ForAll("documents") JsonNode document) throws Exception {
    assertThat(sameValue(StrictJson.parse(MAPPER.writeValueAsString(document)).value(), document))
        .isTrue();
  }

  @Property(tries = 2000)
  void anyTextHasAnOutcomeInsideTheText(@ForAll("nearlyJson") String text) {
    Canonical<JsonValue> outcome = StrictJson.parse(text);
    if (!outcome.isAccepted()) {
      assertThat(outcome.rejection().offset()).isBetween(0, text.length());
    }
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.of(
            "{", "}", "[", "]", ":", ",", "\"", "a", "\\u0061", "\\", "1", "-", "e5", ".", "true",
            "null", " ", "\u0000", "\ud800", "\ufeff", "/", "*")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<JsonNode> documents() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Arbitrary<String> names = Arbitraries.strings().withChars("abc\u00e9").ofMaxLength(3);
    Arbitrary<JsonNode> nested = leaves(nodes);
    for (int depth = 0; depth < 3; depth++) {
      Arbitrary<JsonNode> parts = nested;
      nested =
          Arbitraries.oneOf(
              parts,
              parts.list().ofMaxSize(3).map(list -> nodes.arrayNode().addAll(list)),
              Arbitraries.maps(names, parts).ofMaxSize(3).map(map -> object(nodes, map)));
    }
    return nested.withoutEdgeCases();
  }

  private static Arbitrary<JsonNode> leaves(JsonNodeFactory nodes) {
    Arbitrary<String> texts =
        Arbitraries.strings().withChars("ab\"\\/\n\u00e9\u20ac").ofMaxLength(5);
    Arbitrary<BigDecimal> amounts =
        Arbitraries.bigDecimals().between(new BigDecimal("-1e9"), new BigDecimal("1e9")).ofScale(6);
    return Arbitraries.oneOf(
        texts.map(nodes::textNode),
        Arbitraries.longs().map(nodes::numberNode),
        amounts.map(nodes::numberNode),
        Arbitraries.of(true, false).map(nodes::booleanNode),
        Arbitraries.just(nodes.nullNode()));
  }

  private static JsonNode object(JsonNodeFactory nodes, Map<String, JsonNode> members) {
    return nodes.objectNode().setAll(members);
  }

  private static boolean sameValue(JsonValue read, JsonNode written) {
    if (read instanceof JsonValue.ObjectValue object) {
      return object.members().size() == written.size()
          && object.members().entrySet().stream()
              .allMatch(
                  e -> written.has(e.getKey()) && sameValue(e.getValue(), written.get(e.getKey())));
    }
    if (read instanceof JsonValue.ArrayValue array) {
      boolean same = written.isArray() && array.elements().size() == written.size();
      for (int i = 0; same && i < array.elements().size(); i++) {
        same = sameValue(array.elements().get(i), written.get(i));
      }
      return same;
    }
    if (read instanceof JsonValue.StringValue string) {
      return written.isTextual() && string.value().equals(written.textValue());
    }
    if (read instanceof JsonValue.NumberValue number) {
      return written.isNumber() && number.value().compareTo(written.decimalValue()) == 0;
    }
    if (read instanceof JsonValue.BooleanValue bool) {
      return written.isBoolean() && bool.value() == written.booleanValue();
    }
    return written.isNull();
  }
}
