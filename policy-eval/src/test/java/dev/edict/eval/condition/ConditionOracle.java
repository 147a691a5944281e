package dev.edict.eval.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Problem;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.json.JsonValue;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates conditions by walking them, without regard to speed: what the compiled ones are held
 * to. Values are the texts, numbers, truths and times themselves, sets the collections of them,
 * JSON without such a content itself; a value that the request does not have is null.
 */
public final class ConditionOracle {
  private static final Object MISTYPED = new Object();

  private final ConditionInput input;

  private ConditionOracle(ConditionInput input) {
    this.input = input;
  }

  public static ConditionOutcome evaluate(Condition condition, ConditionInput input) {
    return new ConditionOracle(input).evaluate(condition);
  }

  private ConditionOutcome evaluate(Condition condition) {
    if (condition instanceof Condition.All all) {
      return decisive(all.parts(), Truth.DOES_NOT_HOLD).orElse(ConditionOutcome.HOLDS);
    }
    if (condition instanceof Condition.Any any) {
      return decisive(any.parts(), Truth.HOLDS).orElse(ConditionOutcome.DOES_NOT_HOLD);
    }
    if (condition instanceof Condition.Not not) {
      ConditionOutcome part = evaluate(not.part());
      return part.isFailed() ? part : ConditionOutcome.of(part.truth() == Truth.DOES_NOT_HOLD);
    }
    if (condition instanceof Condition.Comparison test) {
      return pair(test.left(), test.right(), (one, other) -> compare(test.operator(), one, other));
    }
    if (condition instanceof Condition.Membership test) {
      ValueType type = test.container().type();
      return pair(test.element(), test.container(), (one, other) -> isIn(type, one, other));
    }
    if (condition instanceof Condition.Presence presence) {
      return ConditionOutcome.of(read(presence.attribute()) != null);
    }
    if (condition instanceof Condition.Like like) {
      return read(like.operand()) instanceof String text
          ? ConditionOutcome.of(like.pattern().matches(text))
          : unusable(like.operand());
    }
    if (condition instanceof Condition.IsTrue isTrue) {
      return read(isTrue.operand()) instanceof Boolean bool
          ? ConditionOutcome.of(bool)
          : unusable(isTrue.operand());
    }
    return permitted((Condition.Permitted) condition);
  }

  /**
   * Returns what the parts come to unless they all go the other way: the dominant, or a failure.
   */
  private Optional<ConditionOutcome> decisive(List<Condition> parts, Truth dominant) {
    List<ConditionOutcome> outcomes = parts.stream().map(this::evaluate).toList();
    return outcomes.stream()
        .filter(outcome -> outcome.truth() == dominant)
        .findFirst()
        .or(() -> outcomes.stream().filter(ConditionOutcome::isFailed).findFirst());
  }

  private ConditionOutcome permitted(Condition.Permitted permitted) {
    if (!(read(permitted.argument()) instanceof String resource)) {
      return unusable(permitted.argument());
    }
    return switch (input.check(permitted.action(), resource)) {
      case GRANTED -> ConditionOutcome.HOLDS;
      case REFUSED -> ConditionOutcome.DOES_NOT_HOLD;
      case UNREADABLE -> ConditionOutcome.failed(Problem.UNREADABLE, permitted.argument());
    };
  }

  private ConditionOutcome unusable(Operand operand) {
    return ConditionOutcome.failed(
        read(operand) == null ? Problem.ABSENT : Problem.WRONG_TYPE, operand);
  }

  /** A relation of two values, empty when they have no types that go together. */
  private interface Relation {
    Optional<Boolean> test(Object one, Object other);
  }

  private ConditionOutcome pair(Operand left, Operand right, Relation relation) {
    Object one = read(left);
    Object other = read(right);
    if (one == null || other == null) {
      return ConditionOutcome.failed(Problem.ABSENT, one == null ? left : right);
    }
    boolean leftIsKnown = right instanceof AttributeValue && left.type() != ValueType.JSON;
    return relation
        .test(one, other)
        .map(ConditionOutcome::of)
        .orElse(ConditionOutcome.failed(Problem.WRONG_TYPE, leftIsKnown ? right : left));
  }

  private static Optional<Boolean> compare(Operator operator, Object one, Object other) {
    if (one instanceof Boolean && other instanceof Boolean) {
      return switch (operator) {
        case EQUAL -> Optional.of(one.equals(other));
        case NOT_EQUAL -> Optional.of(!one.equals(other));
        default -> Optional.empty();
      };
    }
    return order(one, other)
        .map(
            order ->
                switch (operator) {
                  case EQUAL -> order == 0;
                  case NOT_EQUAL -> order != 0;
                  case LESS -> order < 0;
                  case LESS_OR_EQUAL -> order <= 0;
                  case GREATER -> order > 0;
                  case GREATER_OR_EQUAL -> order >= 0;
                });
  }

  private static Optional<Integer> order(Object one, Object other) {
    if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
      return Optional.of(number.compareTo(second));
    }
    if (one instanceof Instant time && other instanceof Instant second) {
      return Optional.of(time.compareTo(second));
    }
    return one instanceof String text && other instanceof String second
        ? Optional.of(codePointOrder(text, second))
        : Optional.empty();
  }

  private static int codePointOrder(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }

  private static Optional<Boolean> isIn(ValueType type, Object element, Object container) {
    if (container instanceof JsonValue.ArrayValue array) {
      return isIn(array, element);
    }
    boolean fits =
        type == ValueType.STRING_SET
            ? element instanceof String
            : type == ValueType.NUMBER_SET && element instanceof BigDecimal;
    return fits && container instanceof Collection<?> members
        ? Optional.of(members.stream().anyMatch(member -> equal(member, element)))
        : Optional.empty();
  }

  private static Optional<Boolean> isIn(JsonValue.ArrayValue array, Object element) {
    List<Object> members = array.elements().stream().map(ConditionOracle::content).toList();
    if (members.stream().anyMatch(member -> equal(member, element))) {
      return Optional.of(true);
    }
    boolean isScalar =
        element instanceof String || element instanceof BigDecimal || element instanceof Boolean;
    boolean alike = members.stream().allMatch(m -> compare(Operator.EQUAL, m, element).isPresent());
    return isScalar && alike ? Optional.of(false) : Optional.empty();
  }

  private static boolean equal(Object one, Object other) {
    return compare(Operator.EQUAL, one, other).equals(Optional.of(true));
  }

  private @Nullable Object read(Operand operand) {
    return operand instanceof AttributeValue attribute ? read(attribute) : content(operand);
  }

  private @Nullable Object read(AttributeValue attribute) {
    String member = attribute.steps().isEmpty() ? "" : attribute.steps().get(0).toString();
    return switch (attribute.root()) {
      case SUBJECT -> ofSubject(member, attribute.type(), input.request().subject());
      case AGENT -> input.request().environment().agent();
      case SANDBOX -> input.request().environment().sandbox();
      case TOOL ->
          input.request() instanceof ToolCallRequest call ? ofTool(member, call.tool()) : null;
      case SERVER -> server().map(server -> ofServer(member, server)).orElse(null);
      case ARGS -> argument(attribute.steps());
      case TIME -> input.now();
    };
  }

  private static @Nullable Object ofSubject(String member, ValueType type, Subject subject) {
    return switch (member) {
      case "Member[name=user]" -> subject.user();
      case "Member[name=org]" -> subject.org().orElse(null);
      case "Member[name=teams]" -> subject.teams();
      default ->
          subject.attributes().entrySet().stream()
              .filter(entry -> member.equals(new Step.Member(entry.getKey()).toString()))
              .map(entry -> entry.getValue().type() == type ? content(entry.getValue()) : MISTYPED)
              .findFirst()
              .orElse(null);
    };
  }

  private static @Nullable Object ofTool(String member, McpTool tool) {
    return switch (member) {
      case "Member[name=name]" -> tool.name();
      case "Member[name=digest]" -> tool.digest();
      case "Member[name=readOnly]" -> Objects.equals(tool.readOnlyHint(), true);
      case "Member[name=destructive]" -> !Objects.equals(tool.destructiveHint(), false);
      case "Member[name=idempotent]" -> Objects.equals(tool.idempotentHint(), true);
      case "Member[name=openWorld]" -> !Objects.equals(tool.openWorldHint(), false);
      default -> null;
    };
  }

  private Optional<McpServer> server() {
    Object request = input.request();
    return Optional.ofNullable(
        request instanceof ToolCallRequest call
            ? call.server()
            : request instanceof ServerRegistrationRequest registration
                ? registration.server()
                : request instanceof ResourceReadRequest read
                    ? read.server()
                    : request instanceof PromptRequest prompt ? prompt.server() : null);
  }

  private static @Nullable Object ofServer(String member, McpServer server) {
    return switch (member) {
      case "Member[name=name]" -> server.name();
      case "Member[name=catalog]" -> server.catalog();
      case "Member[name=digest]" -> server.digest();
      case "Member[name=url]" -> server.url();
      default -> null;
    };
  }

  private @Nullable Object argument(List<Step> steps) {
    JsonValue value = input.arguments();
    for (Step step : steps) {
      if (step instanceof Step.Member member && value instanceof JsonValue.ObjectValue object) {
        value = object.members().get(member.name());
      } else if (step instanceof Step.Index index
          && value instanceof JsonValue.ArrayValue array
          && index.index() < array.elements().size()) {
        value = array.elements().get(index.index());
      } else {
        return null;
      }
    }
    return value == null ? null : content(value);
  }

  private static Object content(JsonValue value) {
    if (value instanceof JsonValue.StringValue string) {
      return string.value();
    } else if (value instanceof JsonValue.NumberValue number) {
      return number.value();
    }
    return value instanceof JsonValue.BooleanValue bool ? (Object) bool.value() : value;
  }

  private static Object content(Operand constant) {
    if (constant instanceof Operand.StringValue string) {
      return string.value();
    } else if (constant instanceof Operand.NumberValue number) {
      return number.value();
    } else if (constant instanceof Operand.BooleanValue bool) {
      return bool.value();
    } else if (constant instanceof Operand.TimeValue time) {
      return time.value();
    } else if (constant instanceof Operand.StringSet strings) {
      return strings.values();
    }
    return ((Operand.NumberSet) constant).values();
  }
}
