package dev.edict.eval.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the plain value of an operand.
 *
 * <p>A plain value is a {@code String}, {@code BigDecimal}, {@code Boolean} or {@code Instant}; for
 * a set the {@code Collection} of such; for JSON that is no scalar the {@link JsonValue}. So that
 * values from policies, requests and JSON compare by one rule, and without wrapping each.
 */
final class AttributeReader {

  /** Stands for a declared attribute that was supplied with another type; equal to no type. */
  private static final Object MISTYPED = new Object();

  private AttributeReader() {}

  /** Returns the plain value of {@code operand}, or null when the request does not have it. */
  static @Nullable Object read(Operand operand, ConditionContext context) {
    return operand instanceof AttributeValue attribute
        ? readAttribute(attribute, context)
        : plain(operand);
  }

  private static @Nullable Object readAttribute(
      AttributeValue attribute, ConditionContext context) {
    return switch (attribute.root()) {
      case SUBJECT -> subject(attribute, context);
      case AGENT -> context.environment().agent();
      case SANDBOX -> context.environment().sandbox();
      case TOOL -> tool(member(attribute), context.tool());
      case SERVER -> server(member(attribute), context.server());
      case ARGS -> argument(attribute.steps(), context.arguments());
      case TIME -> context.now();
    };
  }

  /** Returns the one member that {@code attribute} names; empty, as no attribute is, if none. */
  private static String member(AttributeValue attribute) {
    return attribute.steps().size() == 1 && attribute.steps().get(0) instanceof Step.Member member
        ? member.name()
        : "";
  }

  private static @Nullable Object subject(AttributeValue attribute, ConditionContext context) {
    String name = member(attribute);
    return switch (name) {
      case "user" -> context.subject().user();
      case "org" -> context.subject().org().orElse(null);
      case "teams" -> context.subject().teams();
      default -> declared(context.subject().attributes().get(name), attribute.type());
    };
  }

  private static @Nullable Object declared(@Nullable Operand supplied, ValueType declared) {
    if (supplied == null) {
      return null;
    }
    return supplied.type() == declared ? plain(supplied) : MISTYPED;
  }

  private static @Nullable Object tool(String name, @Nullable McpTool tool) {
    if (tool == null) {
      return null;
    }
    return switch (name) {
      case "name" -> tool.name();
      case "digest" -> tool.digest();
      case "readOnly" -> tool.readOnly();
      case "destructive" -> tool.destructive();
      case "idempotent" -> tool.idempotent();
      case "openWorld" -> tool.openWorld();
      default -> null;
    };
  }

  private static @Nullable Object server(String name, @Nullable McpServer server) {
    if (server == null) {
      return null;
    }
    return switch (name) {
      case "name" -> server.name();
      case "catalog" -> server.catalog();
      case "digest" -> server.digest();
      case "url" -> server.url();
      default -> null;
    };
  }

  private static @Nullable Object argument(List<Step> steps, @Nullable JsonValue arguments) {
    JsonValue value = arguments;
    for (int i = 0; i < steps.size() && value != null; i++) {
      value = part(value, steps.get(i));
    }
    return value == null ? null : plain(value);
  }

  private static @Nullable JsonValue part(JsonValue value, Step step) {
    if (step instanceof Step.Member member) {
      return value instanceof JsonValue.ObjectValue object
          ? object.members().get(member.name())
          : null;
    }
    if (step instanceof Step.Index index) {
      return value instanceof JsonValue.ArrayValue array && index.index() < array.elements().size()
          ? array.elements().get(index.index())
          : null;
    }
    throw new AssertionError(step);
  }

  private static Object plain(Operand operand) {
    if (operand instanceof Operand.StringValue string) {
      return string.value();
    }
    if (operand instanceof Operand.NumberValue number) {
      return number.value();
    }
    if (operand instanceof Operand.BooleanValue bool) {
      return bool.value();
    }
    if (operand instanceof Operand.TimeValue time) {
      return time.value();
    }
    if (operand instanceof Operand.StringSet strings) {
      return strings.values();
    }
    if (operand instanceof Operand.NumberSet numbers) {
      return numbers.values();
    }
    throw new AssertionError(operand);
  }

  /** Returns the plain value of JSON. */
  static Object plain(JsonValue value) {
    if (value instanceof JsonValue.StringValue string) {
      return string.value();
    }
    if (value instanceof JsonValue.NumberValue number) {
      return number.value();
    }
    if (value instanceof JsonValue.BooleanValue bool) {
      return bool.value();
    }
    return value;
  }
}
