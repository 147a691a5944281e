package dev.edict.eval.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.eval.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Relations between plain values, as {@link AttributeReader} gives them. */
final class PlainValues {
  private PlainValues() {}

  /** Returns whether the relation holds, or null when the values have no type that has it. */
  static @Nullable Boolean compare(Operator operator, Object left, Object right) {
    if (left instanceof Boolean one && right instanceof Boolean other) {
      return switch (operator) {
        case EQUAL -> one.equals(other);
        case NOT_EQUAL -> !one.equals(other);
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> null;
      };
    }
    if (left instanceof String one && right instanceof String other) {
      return accepts(operator, compareCodePoints(one, other));
    }
    if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
      return accepts(operator, one.compareTo(other));
    }
    if (left instanceof Instant one && right instanceof Instant other) {
      return accepts(operator, one.compareTo(other));
    }
    return null;
  }

  /**
   * Returns whether {@code container} has {@code element}, or null when it is no set or cannot be
   * told: it has members of another type and none that is equal.
   */
  static @Nullable Boolean contains(Object container, Object element) {
    if (container instanceof JsonValue.ArrayValue array) {
      return containsJson(array.elements(), element);
    }
    if (container instanceof Set<?> strings) {
      return element instanceof String ? strings.contains(element) : null;
    }
    return container instanceof List<?> members ? containsPlain(members, element) : null;
  }

  private static @Nullable Boolean containsPlain(List<?> members, Object element) {
    if (!(element instanceof String) && !(element instanceof BigDecimal)) {
      return null;
    }
    for (Object member : members) {
      Boolean equal = compare(Operator.EQUAL, member, element);
      if (equal == null || equal) {
        return equal;
      }
    }
    return false;
  }

  private static @Nullable Boolean containsJson(List<JsonValue> elements, Object element) {
    Boolean found = isScalar(element) ? Boolean.FALSE : null;
    for (JsonValue candidate : elements) {
      Boolean equal = compare(Operator.EQUAL, AttributeReader.plain(candidate), element);
      if (equal == null) {
        found = null;
      } else if (equal) {
        return true;
      }
    }
    return found;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
  }

  private static boolean accepts(Operator operator, int order) {
    return switch (operator) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static int compareCodePoints(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char one = left.charAt(i);
      char other = right.charAt(i);
      if (one != other) {
        return rank(one) - rank(other);
      }
    }
    return left.length() - right.length();
  }

  /** Returns a number that puts surrogates, halves of the highest code points, above the rest. */
  private static int rank(char c) {
    return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
  }
}
