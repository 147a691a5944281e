package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An object of a foreign text, which remembers which of its members were looked at. */
final class Fields {
  private final JsonNode object;
  private final String place;
  private final Set<String> read = new HashSet<>();

  /**
   * Looks at an object.
   *
   * @param place where it stands, for messages
   * @throws ConversionException if it is something else
   */
  Fields(JsonNode object, String place) {
    if (!object.isObject()) {
      throw new ConversionException(place + ": an object is expected");
    }
    this.object = object;
    this.place = place;
  }

  String place() {
    return place;
  }

  String at(String key) {
    return place + "." + key;
  }

  boolean has(String key) {
    read.add(key);
    return object.hasNonNull(key);
  }

  Optional<String> text(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    JsonNode value = object.get(key);
    if (!value.isValueNode()) {
      throw new ConversionException(at(key) + ": a text is expected");
    }
    return Optional.of(value.asText());
  }

  boolean isTrue(String key) {
    return has(key) && object.get(key).asBoolean(false);
  }

  Optional<Fields> object(String key) {
    return has(key) ? Optional.of(new Fields(object.get(key), at(key))) : Optional.empty();
  }

  /** Returns the elements of a list, none when the member is absent. */
  List<JsonNode> list(String key) {
    if (!has(key)) {
      return List.of();
    }
    JsonNode value = object.get(key);
    if (!value.isArray()) {
      throw new ConversionException(at(key) + ": a list is expected");
    }
    List<JsonNode> elements = new ArrayList<>();
    value.forEach(elements::add);
    return elements;
  }

  /** Returns a member as it is; nothing that is there when it is absent. */
  JsonNode node(String key) {
    read.add(key);
    return object.path(key);
  }

  /** Returns the members that nobody looked at, in order; now all are looked at. */
  Map<String, JsonNode> nodes() {
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    unread().forEach(name -> nodes.put(name, object.get(name)));
    read.addAll(nodes.keySet());
    return nodes;
  }

  /** Returns the names of the members that are true. */
  List<String> trueNames() {
    return nodes().entrySet().stream()
        .filter(member -> member.getValue().asBoolean(false))
        .map(Map.Entry::getKey)
        .toList();
  }

  List<Fields> objects(String key) {
    List<JsonNode> elements = list(key);
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      objects.add(new Fields(elements.get(i), at(key) + "[" + i + "]"));
    }
    return objects;
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list(key)) {
      if (!element.isTextual()) {
        throw new ConversionException(at(key) + ": a list of texts is expected");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** Returns the members by name, each of which must be an object. */
  Map<String, Fields> members() {
    Map<String, Fields> members = new LinkedHashMap<>();
    object.fieldNames().forEachRemaining(name -> members.put(name, member(name)));
    return members;
  }

  private Fields member(String name) {
    read.add(name);
    return new Fields(object.get(name), at(name));
  }

  /** Marks members as looked at that say nothing about what is allowed. */
  Fields skip(String... keys) {
    read.addAll(List.of(keys));
    return this;
  }

  /** Returns the members that nobody looked at, in order. */
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                unread.add(name);
              }
            });
    return unread;
  }
}
