package dev.edict.eval.condition;

import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.ToolCallRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the plain value of an operand comes from.
 *
 * <p>A plain value is a {@code String}, {@code BigDecimal}, {@code Boolean} or {@code Instant}; for
 * a set the {@code Collection} of such, of numbers a {@code List}; for JSON that is no scalar the
 * {@link JsonValue}. So that values from policies, requests and JSON compare by one rule, and
 * without wrapping each.
 */
@FunctionalInterface
interface ValueSource {

  /** Stands for a declared attribute that was supplied with another type; equal to no type. */
  Object MISTYPED = new Object();

  /** Has no value for any request. */
  ValueSource NOTHING = input -> null;

  /** Returns the value, or null when the request does not have it. */
  @Nullable Object read(ConditionInput input);

  /** Returns the source of the values of {@code operand}. */
  static ValueSource of(Operand operand) {
    if (operand instanceof AttributeValue attribute) {
      return attribute(attribute);
    }
    Object constant = plain(operand);
    return input -> constant;
  }

  private static ValueSource attribute(AttributeValue attribute) {
    return switch (attribute.root()) {
      case SUBJECT -> subject(member(attribute), attribute.type());
      case AGENT -> input -> input.request().environment().agent();
      case SANDBOX -> input -> input.request().environment().sandbox();
      case TOOL -> ofTool(member(attribute));
      case SERVER -> ofServer(member(attribute));
      case ARGS -> argument(attribute.steps().toArray(Step[]::new));
      case TIME -> ConditionInput::now;
    };
  }

  /** Returns the one member that {@code attribute} names; empty, as no attribute is, if none. */
  private static String member(AttributeValue attribute) {
    return attribute.steps().size() == 1 && attribute.steps().get(0) instanceof Step.Member member
        ? member.name()
        : "";
  }

  private static ValueSource subject(String name, ValueType type) {
    return switch (name) {
      case "user" -> input -> input.request().subject().user();
      case "org" -> input -> input.request().subject().org().orElse(null);
      case "teams" -> input -> input.request().subject().teams();
      default -> input -> declared(input.request().subject().attributes().get(name), type);
    };
  }

  private static @Nullable Object declared(@Nullable Operand supplied, ValueType declared) {
    if (supplied == null) {
      return null;
    }
    return supplied.type() == declared ? plain(supplied) : MISTYPED;
  }

  private static ValueSource ofTool(String name) {
    return switch (name) {
      case "name" -> tool(McpTool::name);
      case "digest" -> tool(McpTool::digest);
      case "readOnly" -> tool(McpTool::readOnly);
      case "destructive" -> tool(McpTool::destructive);
      case "idempotent" -> tool(McpTool::idempotent);
      case "openWorld" -> tool(McpTool::openWorld);
      default -> NOTHING;
    };
  }

  private static ValueSource tool(Function<McpTool, @Nullable Object> value) {
    return input ->
        input.request() instanceof ToolCallRequest call ? value.apply(call.tool()) : null;
  }

  private static ValueSource ofServer(String name) {
    return switch (name) {
      case "name" -> server(McpServer::name);
      case "catalog" -> server(McpServer::catalog);
      case "digest" -> server(McpServer::digest);
      case "url" -> server(McpServer::url);
      default -> NOTHING;
    };
  }

  private static ValueSource server(Function<McpServer, @Nullable Object> value) {
    return input -> {
      McpServer server = serverOf(input);
      return server == null ? null : value.apply(server);
    };
  }

  private static @Nullable McpServer serverOf(ConditionInput input) {
    if (input.request() instanceof ToolCallRequest call) {
      return call.server();
    } else if (input.request() instanceof ServerRegistrationRequest registration) {
      return registration.server();
    } else if (input.request() instanceof ResourceReadRequest read) {
      return read.server();
    }
    return input.request() instanceof PromptRequest prompt ? prompt.server() : null;
  }

  private static ValueSource argument(Step[] steps) {
    return input -> {
      JsonValue value = input.arguments();
      for (int i = 0; i < steps.length && value != null; i++) {
        value = part(value, steps[i]);
      }
      return value == null ? null : plain(value);
    };
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
    } else if (operand instanceof Operand.NumberValue number) {
      return number.value();
    } else if (operand instanceof Operand.BooleanValue bool) {
      return bool.value();
    } else if (operand instanceof Operand.TimeValue time) {
      return time.value();
    } else if (operand instanceof Operand.StringSet strings) {
      return strings.values();
    } else if (operand instanceof Operand.NumberSet numbers) {
      return numbers.values();
    }
    throw new AssertionError(operand);
  }

  /** Returns the plain value of JSON. */
  static Object plain(JsonValue value) {
    if (value instanceof JsonValue.StringValue string) {
      return string.value();
    } else if (value instanceof JsonValue.NumberValue number) {
      return number.value();
    } else if (value instanceof JsonValue.BooleanValue bool) {
      return bool.value();
    }
    return value;
  }
}
