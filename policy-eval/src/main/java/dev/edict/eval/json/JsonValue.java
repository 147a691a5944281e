package dev.edict.eval.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value read from strict JSON. Its {@code toString} names the kind of value and no content. */
public sealed interface JsonValue {

  /**
   * An object.
   *
   * @param members the members in the order of the text
   */
  record ObjectValue(Map<String, JsonValue> members) implements JsonValue {
    /** Copies the members and keeps their order. */
    public ObjectValue {
      if (members.isEmpty()) {
        members = Map.of();
      } else if (!(members instanceof Members)) {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
      }
    }

    @Override
    public String toString() {
      return "object";
    }
  }

  /**
   * An array.
   *
   * @param elements the elements in order
   */
  record ArrayValue(List<JsonValue> elements) implements JsonValue {
    /** Copies the list. */
    public ArrayValue {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "array";
    }
  }

  /**
   * A string.
   *
   * @param value the text with escapes resolved; without NUL and lone surrogates
   */
  record StringValue(String value) implements JsonValue {
    @Override
    public String toString() {
      return "string";
    }
  }

  /**
   * A number.
   *
   * @param value the exact value
   */
  record NumberValue(BigDecimal value) implements JsonValue {
    @Override
    public String toString() {
      return "number";
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record BooleanValue(boolean value) implements JsonValue {
    static final BooleanValue TRUE = new BooleanValue(true);
    static final BooleanValue FALSE = new BooleanValue(false);

    @Override
    public String toString() {
      return "boolean";
    }
  }

  /** The value {@code null}. */
  record NullValue() implements JsonValue {
    /** The only one needed. */
    public static final NullValue NULL = new NullValue();

    @Override
    public String toString() {
      return "null";
    }
  }
}
