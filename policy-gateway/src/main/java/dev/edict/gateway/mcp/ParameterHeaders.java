package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a tool that requests over HTTP repeat in headers, since 2026-07-28, as the
 * tool's definition says.
 *
 * @param headers the headers, each with the way to its argument
 */
record ParameterHeaders(Map<String, List<String>> headers) {
  private static final String MARK = "x-mcp-header";
  private static final String PREFIX = "Mcp-Param-";
  private static final Set<String> PRIMITIVE = Set.of("string", "integer", "boolean");

  /** Returns the headers of a definition; empty when it breaks the rules about them. */
  static Optional<ParameterHeaders> of(ObjectNode definition) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int found = 0;
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(List.of(), definition.path("inputSchema")));
    while (!open.isEmpty()) {
      Place place = open.pop();
      JsonNode properties = place.schema().path("properties");
      for (Map.Entry<String, JsonNode> property : properties.properties()) {
        List<String> way = new ArrayList<>(place.way());
        way.add(property.getKey());
        JsonNode mark = property.getValue().get(MARK);
        if (mark != null) {
          found++;
          String type = property.getValue().path("type").asText();
          if (!isToken(mark) || !PRIMITIVE.contains(type) || !seen.add(folded(mark))) {
            return Optional.empty();
          }
          headers.put(PREFIX + mark.textValue(), List.copyOf(way));
        }
        open.push(new Place(way, property.getValue()));
      }
    }
    return found == marks(definition.path("inputSchema"))
        ? Optional.of(new ParameterHeaders(headers))
        : Optional.empty();
  }

  // A mark that is not on a property cannot be found from the arguments.
  private static int marks(JsonNode schema) {
    int count = 0;
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(schema);
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      count += node.path(MARK).isTextual() ? 1 : 0;
      node.forEach(open::push);
    }
    return count;
  }

  private static String folded(JsonNode mark) {
    return mark.textValue().toLowerCase(Locale.ROOT);
  }

  private static boolean isToken(JsonNode mark) {
    String text = mark.isTextual() ? mark.textValue() : "";
    return !text.isEmpty() && text.chars().allMatch(ParameterHeaders::isTokenCharacter);
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  /** Returns the values of the headers for {@code arguments}. */
  Map<String, String> values(@Nullable ObjectNode arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    headers.forEach(
        (header, way) -> {
          JsonNode value = find(arguments, way);
          if (value != null) {
            values.put(header, HeaderValue.encode(value.asText()));
          }
        });
    return values;
  }

  /**
   * Returns whether the headers of a request repeat its arguments.
   *
   * @param given the headers, by their names in lower case
   */
  boolean agree(Map<String, String> given, @Nullable ObjectNode arguments) {
    for (Map.Entry<String, List<String>> each : headers.entrySet()) {
      JsonNode value = find(arguments, each.getValue());
      String header = given.get(each.getKey().toLowerCase(Locale.ROOT));
      String said = header == null ? null : HeaderValue.decode(header);
      if (!(value == null ? header == null : value.asText().equals(said))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable JsonNode find(@Nullable JsonNode arguments, List<String> way) {
    JsonNode value = arguments;
    for (String step : way) {
      value = value == null ? null : value.get(step);
    }
    return value == null || !value.isValueNode() || value.isNull() ? null : value;
  }

  private record Place(List<String> way, JsonNode schema) {}
}
