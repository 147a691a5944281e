package dev.edict.convert.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.SetElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes trees; the depth of its recursion is that of the tree, which the parser bounds. */
final class TreeWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TreeWriter() {}

  static JsonNode write(PolicyDocument document) {
    return write(document, PolicyDocument.class);
  }

  private static JsonNode write(Object value, Type declared) {
    if (value instanceof List<?> list) {
      Type element = ((ParameterizedType) declared).getActualTypeArguments()[0];
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(write(item, element)));
      return array;
    }
    if (value instanceof AttributePath path) {
      return path(path);
    }
    JsonNode scalar = scalar(value);
    return scalar != null ? scalar : node((Node) value, (Class<?>) declared);
  }

  private static @Nullable JsonNode scalar(Object value) {
    if (value instanceof String text) {
      return JSON.textNode(text);
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    if (value instanceof Integer number) {
      return JSON.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Enum<?> constant) {
      return JSON.textNode(NodeShape.word(constant));
    }
    if (value instanceof Expression.StringLiteral literal) {
      return JSON.textNode(literal.value());
    }
    if (value instanceof Expression.NumberLiteral literal) {
      return JSON.numberNode(literal.value());
    }
    if (value instanceof Expression.BooleanLiteral literal) {
      return JSON.booleanNode(literal.value());
    }
    if (value instanceof SetElement.IntegerElement element) {
      return JSON.numberNode(element.value());
    }
    if (value instanceof SetElement.TextElement element && element.quoted()) {
      return JSON.textNode(element.value());
    }
    if (value instanceof PatternItem.Pattern pattern && pattern.quoted()) {
      return JSON.textNode(pattern.value());
    }
    return null;
  }

  private static JsonNode node(Node node, Class<?> declared) {
    NodeShape shape = NodeShape.of(node.getClass());
    if (shape.isTransparent() && !declared.isInterface()) {
      NodeShape.Part only = shape.parts().get(0);
      return write(present(only, node), only.type());
    }
    ObjectNode object = JSON.objectNode();
    if (declared.isInterface()) {
      object.put("kind", shape.kind());
    }
    for (NodeShape.Part part : shape.parts()) {
      Object value = part.read(node);
      if (value != null && !isDefault(value)) {
        object.set(part.name(), write(value, part.type()));
      }
    }
    return object;
  }

  private static boolean isDefault(Object value) {
    return (value instanceof Boolean truth && !truth)
        || (value instanceof List<?> list && list.isEmpty());
  }

  private static Object present(NodeShape.Part part, Node node) {
    Object value = part.read(node);
    if (value == null) {
      throw new AssertionError("the only component of a node is there: " + node);
    }
    return value;
  }

  private static ArrayNode path(AttributePath path) {
    ArrayNode array = JSON.arrayNode();
    array.add(path.root().text());
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.Step.Index index) {
        array.add(index.index());
      } else if (step instanceof AttributePath.Step.Member member && member.quoted()) {
        array.addObject().put("key", member.name());
      } else if (step instanceof AttributePath.Step.Member member) {
        array.add(member.name());
      }
    }
    return array;
  }
}
