package dev.edict.dsl.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A value in a condition: written in the policy, or supplied by the request. */
public sealed interface Operand {

  /** Returns the type known at compile time. */
  ValueType type();

  /**
   * A text.
   *
   * @param value the text
   */
  record StringValue(String value) implements Operand {
    @Override
    public ValueType type() {
      return ValueType.STRING;
    }
  }

  /**
   * An exact number. Numbers are compared by value: {@code 1} equals {@code 1.0}.
   *
   * @param value the number
   */
  record NumberValue(BigDecimal value) implements Operand {
    @Override
    public ValueType type() {
      return ValueType.NUMBER;
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record BooleanValue(boolean value) implements Operand {
    @Override
    public ValueType type() {
      return ValueType.BOOLEAN;
    }
  }

  /**
   * A point in time.
   *
   * @param value the time
   */
  record TimeValue(Instant value) implements Operand {
    @Override
    public ValueType type() {
      return ValueType.TIME;
    }
  }

  /**
   * A set of texts.
   *
   * @param values the members, in the order written
   */
  record StringSet(Set<String> values) implements Operand {
    /** Copies the set and keeps its order. */
    public StringSet {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    @Override
    public ValueType type() {
      return ValueType.STRING_SET;
    }
  }

  /**
   * A set of numbers.
   *
   * @param values the members, in the order written
   */
  record NumberSet(List<BigDecimal> values) implements Operand {
    /** Copies the list. */
    public NumberSet {
      values = List.copyOf(values);
    }

    @Override
    public ValueType type() {
      return ValueType.NUMBER_SET;
    }
  }

  /**
   * A value that the request carries.
   *
   * @param root where to start
   * @param steps the way from there, possibly none
   * @param type the declared or built-in type
   */
  record AttributeValue(AttributeRoot root, List<Step> steps, ValueType type) implements Operand {
    /** Copies the list. */
    public AttributeValue {
      steps = List.copyOf(steps);
    }

    /** Returns the attribute as an author would write it. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(root.keyword());
      for (Step step : steps) {
        if (step instanceof Step.Member member) {
          text.append('.').append(member.name());
        } else if (step instanceof Step.Index index) {
          text.append('[').append(index.index()).append(']');
        } else {
          throw new AssertionError(step);
        }
      }
      return text.toString();
    }
  }

  /** One step from a value to a part of it. */
  sealed interface Step {
    /**
     * A member of an object.
     *
     * @param name the member
     */
    record Member(String name) implements Step {}

    /**
     * An element of an array.
     *
     * @param index the position, from 0
     */
    record Index(int index) implements Step {}
  }
}
