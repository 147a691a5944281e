package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of settings; what is of another type is an {@link IllegalArgumentException}.
 *
 * @param place what the object is about, for messages
 * @param members its members
 */
record SettingsNode(String place, ObjectNode members) {

  static SettingsNode of(String place, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException(place + " is not an object");
    }
    return new SettingsNode(place, object);
  }

  /** Checks that there are no other members. */
  void only(Set<String> names) {
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      if (!names.contains(member.getKey())) {
        throw new IllegalArgumentException(place + ": not known: " + member.getKey());
      }
    }
  }

  @Nullable String text(String name) {
    JsonNode value = members.get(name);
    if (value != null && !value.isTextual()) {
      throw wrong(name, "a text");
    }
    return value == null ? null : value.textValue();
  }

  int number(String name, int otherwise) {
    JsonNode value = members.get(name);
    if (value != null && !value.isInt()) {
      throw wrong(name, "a whole number");
    }
    return value == null ? otherwise : value.intValue();
  }

  <E extends Enum<E>> E word(String name, Class<E> kind, E otherwise) {
    String word = text(name);
    if (word == null) {
      return otherwise;
    }
    for (E each : kind.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return each;
      }
    }
    throw wrong(name, "one of the words for it");
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isTextual()) {
        throw wrong(name, "a list of texts");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  List<Integer> numbers(String name) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isInt()) {
        throw wrong(name, "a list of whole numbers");
      }
      numbers.add(element.intValue());
    }
    return numbers;
  }

  List<SettingsNode> list(String name) {
    List<SettingsNode> objects = new ArrayList<>();
    for (JsonNode element : array(name)) {
      objects.add(of(name, element));
    }
    return objects;
  }

  private Iterable<JsonNode> array(String name) {
    JsonNode value = members.get(name);
    if (value != null && !value.isArray()) {
      throw wrong(name, "a list");
    }
    return value == null ? List.of() : value;
  }

  Map<String, ObjectNode> objects(String name) {
    Map<String, ObjectNode> objects = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object(name).properties()) {
      objects.put(member.getKey(), of(member.getKey(), member.getValue()).members());
    }
    return objects;
  }

  Map<String, String> objectTexts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    SettingsNode inner = new SettingsNode(name, object(name));
    for (Map.Entry<String, JsonNode> member : inner.members().properties()) {
      String text = inner.text(member.getKey());
      texts.put(member.getKey(), text == null ? "" : text);
    }
    return texts;
  }

  private ObjectNode object(String name) {
    JsonNode value = members.get(name);
    return value == null ? members.objectNode() : of(name, value).members();
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(place + ": " + name + " is not " + expected);
  }
}
