package dev.edict.eval.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.rule.Operand;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a value must fulfil; failed when the value has another type than is asked for. */
@FunctionalInterface
interface ValueRelation {

  /** Asks for the boolean true. */
  ValueRelation IS_TRUE = value -> value instanceof Boolean bool ? Truth.of(bool) : Truth.FAILED;

  Truth test(Object value);

  /** Returns the relation to a constant that is a scalar. */
  static ValueRelation to(Operand constant, Operator operator) {
    if (constant instanceof Operand.StringValue string) {
      return toText(string.value(), operator);
    } else if (constant instanceof Operand.NumberValue number) {
      return toNumber(number.value().stripTrailingZeros(), operator);
    } else if (constant instanceof Operand.TimeValue time) {
      return toTime(time.value(), operator);
    } else if (constant instanceof Operand.BooleanValue bool) {
      return toBoolean(bool.value(), operator);
    }
    throw new AssertionError(constant);
  }

  private static ValueRelation toText(String constant, Operator operator) {
    return switch (operator) {
      case EQUAL ->
          value -> value instanceof String text ? Truth.of(text.equals(constant)) : Truth.FAILED;
      case NOT_EQUAL ->
          value -> value instanceof String text ? Truth.of(!text.equals(constant)) : Truth.FAILED;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          value ->
              value instanceof String text
                  ? PlainValues.inOrder(operator, PlainValues.compareCodePoints(text, constant))
                  : Truth.FAILED;
    };
  }

  private static ValueRelation toNumber(BigDecimal constant, Operator operator) {
    return value ->
        value instanceof BigDecimal number
            ? PlainValues.inOrder(operator, number.compareTo(constant))
            : Truth.FAILED;
  }

  private static ValueRelation toTime(Instant constant, Operator operator) {
    return value ->
        value instanceof Instant time
            ? PlainValues.inOrder(operator, time.compareTo(constant))
            : Truth.FAILED;
  }

  private static ValueRelation toBoolean(boolean constant, Operator operator) {
    return switch (operator) {
      case EQUAL ->
          value -> value instanceof Boolean bool ? Truth.of(bool == constant) : Truth.FAILED;
      case NOT_EQUAL ->
          value -> value instanceof Boolean bool ? Truth.of(bool != constant) : Truth.FAILED;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> value -> Truth.FAILED;
    };
  }

  static ValueRelation like(Glob pattern) {
    return value -> value instanceof String text ? Truth.of(pattern.matches(text)) : Truth.FAILED;
  }

  static ValueRelation inTexts(Collection<String> texts) {
    Set<String> members = Set.copyOf(texts);
    return value -> value instanceof String text ? Truth.of(members.contains(text)) : Truth.FAILED;
  }

  /** Returns the membership among numbers, found by value: they are kept in order. */
  static ValueRelation inNumbers(List<BigDecimal> numbers) {
    BigDecimal[] members =
        numbers.stream().map(BigDecimal::stripTrailingZeros).sorted().toArray(BigDecimal[]::new);
    return value ->
        value instanceof BigDecimal number
            ? Truth.of(Arrays.binarySearch(members, number) >= 0)
            : Truth.FAILED;
  }
}
