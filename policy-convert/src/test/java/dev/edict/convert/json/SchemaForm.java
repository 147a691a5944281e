package dev.edict.convert.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.SetElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Writes the JSON Schema of the JSON form, worked out from the records of the tree. */
final class SchemaForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode definitions = JSON.objectNode();
  private final Deque<Class<?>> todo = new ArrayDeque<>();
  private final Set<Class<?>> seen = new HashSet<>();

  private SchemaForm() {}

  static ObjectNode schema() {
    SchemaForm form = new SchemaForm();
    ObjectNode root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "The JSON form of an Edict policy file, language version 1");
    ObjectNode document = form.object(NodeShape.of(PolicyDocument.class), false);
    ((ObjectNode) document.get("properties")).putObject("$schema").put("type", "string");
    root.setAll(document);
    while (!form.todo.isEmpty()) {
      Class<?> type = form.todo.remove();
      form.definitions.set(type.getSimpleName(), form.definition(type));
    }
    root.set("$defs", form.definitions);
    return root;
  }

  private ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  private ObjectNode of(Type declared) {
    if (declared instanceof ParameterizedType list) {
      ObjectNode array = typed("array");
      array.set("items", of(list.getActualTypeArguments()[0]));
      return array;
    }
    Class<?> type = (Class<?>) declared;
    if (type.equals(String.class)) {
      return typed("string");
    }
    if (type.equals(boolean.class)) {
      return typed("boolean");
    }
    if (type.equals(int.class) || type.equals(long.class)) {
      return typed("integer");
    }
    if (type.equals(BigDecimal.class)) {
      return typed("number");
    }
    if (type.isRecord() && NodeShape.of(type).isTransparent()) {
      return of(NodeShape.of(type).parts().get(0).type());
    }
    if (seen.add(type)) {
      todo.add(type);
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + type.getSimpleName());
  }

  private ObjectNode definition(Class<?> type) {
    if (type.equals(AttributePath.class)) {
      return path();
    }
    if (type.isEnum()) {
      ObjectNode words = JSON.objectNode();
      ArrayNode values = words.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        values.add(NodeShape.word((Enum<?>) constant));
      }
      return words;
    }
    return type.isInterface() ? family(type) : object(NodeShape.of(type), false);
  }

  private ObjectNode family(Class<?> type) {
    ObjectNode choice = JSON.objectNode();
    ArrayNode anyOf = choice.putArray("anyOf");
    if (type.equals(PatternItem.class) || type.equals(SetElement.class)) {
      anyOf.add(typed("string"));
    }
    if (type.equals(SetElement.class)) {
      anyOf.add(typed("integer"));
    }
    if (type.isAssignableFrom(Expression.Literal.class)) {
      anyOf.add(typed("string")).add(typed("number")).add(typed("boolean"));
    }
    NodeShape.family(type)
        .values()
        .forEach(
            shape -> {
              boolean plain =
                  Expression.Literal.class.isAssignableFrom(shape.type())
                      || shape.type().equals(SetElement.IntegerElement.class);
              if (!plain) {
                anyOf.add(object(shape, true));
              }
            });
    return choice;
  }

  private ObjectNode object(NodeShape shape, boolean ofFamily) {
    ObjectNode object = typed("object");
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    if (ofFamily) {
      properties.putObject("kind").put("const", shape.kind());
      required.add("kind");
    }
    for (NodeShape.Part part : shape.parts()) {
      properties.set(part.name(), of(part.type()));
      boolean hasDefault =
          part.optional()
              || part.type() instanceof ParameterizedType
              || part.type().equals(boolean.class);
      if (!hasDefault) {
        required.add(part.name());
      }
    }
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    object.put("additionalProperties", false);
    return object;
  }

  private ObjectNode path() {
    ObjectNode path = typed("array");
    path.put("minItems", 1);
    path.putArray("prefixItems").add(typed("string"));
    ObjectNode key = typed("object");
    key.putObject("properties").set("key", typed("string"));
    key.putArray("required").add("key");
    key.put("additionalProperties", false);
    path.putObject("items").putArray("anyOf").add(typed("string")).add(typed("integer")).add(key);
    return path;
  }
}
