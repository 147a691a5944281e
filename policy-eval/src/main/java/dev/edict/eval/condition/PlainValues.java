package dev.edict.eval.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Relations between plain values, as {@link ValueSource} gives them; failed when the values have no
 * types that go together.
 */
final class PlainValues {
  private PlainValues() {}

  /** Returns whether the relation holds. */
  static Truth compare(Operator operator, Object left, Object right) {
    if (left instanceof Boolean one && right instanceof Boolean other) {
      return switch (operator) {
        case EQUAL -> Truth.of(one.equals(other));
        case NOT_EQUAL -> Truth.of(!one.equals(other));
        case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Truth.FAILED;
      };
    }
    if (left instanceof String one && right instanceof String other) {
      return inOrder(operator, compareCodePoints(one, other));
    }
    if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
      return inOrder(operator, one.compareTo(other));
    }
    if (left instanceof Instant one && right instanceof Instant other) {
      return inOrder(operator, one.compareTo(other));
    }
    return Truth.FAILED;
  }

  /** Returns the operator that says the same with the sides exchanged. */
  static Operator mirrored(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.EQUAL;
      case NOT_EQUAL -> Operator.NOT_EQUAL;
      case LESS -> Operator.GREATER;
      case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
      case GREATER -> Operator.LESS;
      case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
    };
  }

  /** Returns the test of an element against a container of a type. */
  static PairTest.Relation contained(ValueType container) {
    return switch (container) {
      case STRING_SET -> PlainValues::isAmongTexts;
      case NUMBER_SET -> PlainValues::isAmongNumbers;
      case JSON -> PlainValues::isAmongJson;
      case STRING, NUMBER, BOOLEAN, TIME -> (element, value) -> Truth.FAILED;
    };
  }

  private static Truth isAmongTexts(Object element, Object container) {
    return element instanceof String && container instanceof Collection<?> texts
        ? Truth.of(texts.contains(element))
        : Truth.FAILED;
  }

  private static Truth isAmongNumbers(Object element, Object container) {
    if (!(element instanceof BigDecimal number) || !(container instanceof List<?> numbers)) {
      return Truth.FAILED;
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) instanceof BigDecimal member && member.compareTo(number) == 0) {
        return Truth.HOLDS;
      }
    }
    return Truth.DOES_NOT_HOLD;
  }

  /** An array with elements of another type and none that is equal cannot tell. */
  private static Truth isAmongJson(Object element, Object container) {
    if (!(container instanceof JsonValue.ArrayValue array)) {
      return Truth.FAILED;
    }
    Truth found = isScalar(element) ? Truth.DOES_NOT_HOLD : Truth.FAILED;
    List<JsonValue> candidates = array.elements();
    for (int i = 0; i < candidates.size(); i++) {
      Truth equal = compare(Operator.EQUAL, ValueSource.plain(candidates.get(i)), element);
      if (equal == Truth.HOLDS) {
        return equal;
      }
      found = equal == Truth.FAILED ? equal : found;
    }
    return found;
  }

  private static boolean isScalar(Object value) {
    return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
  }

  /** Returns whether values that compare as {@code order} says stand in the relation. */
  static Truth inOrder(Operator operator, int order) {
    return Truth.of(
        switch (operator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        });
  }

  static int compareCodePoints(String left, String right) {
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
