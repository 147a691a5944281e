package dev.edict.convert.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edict.convert.ConversionException;
import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.source.SourceSpan;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads trees, strictly: unknown keys, missing ones and values of another type are faults. The
 * depth of its recursion is bounded by that of the JSON.
 */
final class TreeReader {
  private static final SourceSpan NOWHERE = SourceSpan.at(0);

  private TreeReader() {}

  static PolicyDocument read(JsonNode json) {
    return (PolicyDocument) read(json, PolicyDocument.class, "");
  }

  private static Object read(JsonNode json, Type declared, String place) {
    if (declared instanceof ParameterizedType list) {
      return list(json, list.getActualTypeArguments()[0], place);
    }
    Class<?> type = (Class<?>) declared;
    if (type.equals(AttributePath.class)) {
      return path(json, place);
    }
    if (type.isInterface()) {
      return member(json, type, place);
    }
    if (type.isRecord()) {
      NodeShape shape = NodeShape.of(type);
      return shape.isTransparent()
          ? shape.make(List.of(read(json, shape.parts().get(0).type(), place)))
          : object(json, shape, false, place);
    }
    return scalar(json, type, place);
  }

  private static List<Object> list(JsonNode json, Type element, String place) {
    if (!json.isArray()) {
      throw fault(place, "a list is expected");
    }
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      items.add(read(json.get(i), element, place + "/" + i));
    }
    return items;
  }

  private static Object scalar(JsonNode json, Class<?> type, String place) {
    if (type.equals(String.class)) {
      return text(json, place);
    }
    if (type.equals(boolean.class)) {
      if (!json.isBoolean()) {
        throw fault(place, "true or false is expected");
      }
      return json.booleanValue();
    }
    if (type.equals(int.class)) {
      if (!json.isInt()) {
        throw fault(place, "a whole number is expected");
      }
      return json.intValue();
    }
    TreeSet<String> words = new TreeSet<>();
    for (Object constant : type.getEnumConstants()) {
      String word = NodeShape.word((Enum<?>) constant);
      if (json.isTextual() && json.textValue().equals(word)) {
        return constant;
      }
      words.add(word);
    }
    throw fault(place, "one of " + String.join(", ", words) + " is expected");
  }

  /** Reads a node of a sealed family: a plain value where the family has one, else an object. */
  private static Object member(JsonNode json, Class<?> family, String place) {
    Node plain = plain(json, family, place);
    if (plain != null) {
      return plain;
    }
    Map<String, NodeShape> members = NodeShape.family(family);
    JsonNode kind = json.path("kind");
    NodeShape shape = kind.isTextual() ? members.get(kind.textValue()) : null;
    if (shape == null) {
      throw fault(
          place + (json.isObject() ? "/kind" : ""),
          "an object whose `kind` is one of "
              + String.join(", ", members.keySet())
              + " is expected");
    }
    Node node = object(json, shape, true, place);
    // One form for each tree: what has a plain form may not be spelt out.
    if ((node instanceof PatternItem.Pattern pattern && pattern.quoted())
        || (node instanceof SetElement.TextElement element && element.quoted())
        || node instanceof SetElement.IntegerElement
        || node instanceof Expression.Literal) {
      throw fault(place, "this is written as a plain value");
    }
    return node;
  }

  private static @Nullable Node plain(JsonNode json, Class<?> family, String place) {
    if (family.equals(PatternItem.class) && json.isTextual()) {
      return new PatternItem.Pattern(json.textValue(), true, NOWHERE);
    }
    if (family.equals(SetElement.class) && json.isTextual()) {
      return new SetElement.TextElement(json.textValue(), true, NOWHERE);
    }
    if (family.equals(SetElement.class) && json.isNumber()) {
      if (!json.isIntegralNumber() || !json.canConvertToLong()) {
        throw fault(place, "a whole number of at most 64 bits is expected");
      }
      return new SetElement.IntegerElement(json.longValue(), NOWHERE);
    }
    return family.isAssignableFrom(Expression.Literal.class) ? literal(json) : null;
  }

  private static @Nullable Node literal(JsonNode json) {
    if (json.isTextual()) {
      return new Expression.StringLiteral(json.textValue(), NOWHERE);
    }
    if (json.isNumber()) {
      BigDecimal value = json.decimalValue();
      return new Expression.NumberLiteral(value, NOWHERE);
    }
    return json.isBoolean() ? new Expression.BooleanLiteral(json.booleanValue(), NOWHERE) : null;
  }

  private static Node object(JsonNode json, NodeShape shape, boolean ofFamily, String place) {
    if (!json.isObject()) {
      throw fault(place, "an object is expected");
    }
    List<@Nullable Object> values = new ArrayList<>();
    for (NodeShape.Part part : shape.parts()) {
      values.add(component(json, part, place));
    }
    for (Iterator<String> keys = json.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      boolean known =
          (ofFamily && key.equals("kind"))
              || shape.parts().stream().anyMatch(part -> part.name().equals(key));
      if (!known) {
        throw fault(place, "unknown key `" + key + "`");
      }
    }
    return shape.make(values);
  }

  private static @Nullable Object component(JsonNode json, NodeShape.Part part, String place) {
    JsonNode value = json.get(part.name());
    if (value != null) {
      return read(value, part.type(), place + "/" + part.name());
    }
    if (part.type() instanceof ParameterizedType) {
      return List.of();
    }
    if (part.type().equals(boolean.class)) {
      return false;
    }
    if (!part.optional()) {
      throw fault(place, "the key `" + part.name() + "` is missing");
    }
    return null;
  }

  private static AttributePath path(JsonNode json, String place) {
    if (!json.isArray() || json.isEmpty()) {
      throw fault(place, "a list of the words of an attribute is expected");
    }
    Word root = new Word(text(json.get(0), place + "/0"), NOWHERE);
    List<AttributePath.Step> steps = new ArrayList<>();
    for (int i = 1; i < json.size(); i++) {
      steps.add(step(json.get(i), place + "/" + i));
    }
    return new AttributePath(root, steps, NOWHERE);
  }

  private static AttributePath.Step step(JsonNode json, String place) {
    if (json.isInt()) {
      return new AttributePath.Step.Index(json.intValue(), NOWHERE);
    }
    if (json.isObject() && json.size() == 1 && json.has("key")) {
      return new AttributePath.Step.Member(text(json.get("key"), place + "/key"), true, NOWHERE);
    }
    return new AttributePath.Step.Member(text(json, place), false, NOWHERE);
  }

  private static String text(JsonNode json, String place) {
    if (!json.isTextual()) {
      throw fault(place, "a text is expected");
    }
    return json.textValue();
  }

  private static ConversionException fault(String place, String message) {
    return new ConversionException("at " + (place.isEmpty() ? "/" : place) + ": " + message);
  }
}
