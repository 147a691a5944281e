package dev.edict.dsl.rule;

/** The type of a value in a condition. */
public enum ValueType {
  /** Text; compared without regard to locale, case matters. */
  STRING("string"),
  /** An exact number; attributes declared {@code integer} hold whole ones. */
  NUMBER("integer"),
  /** True or false. */
  BOOLEAN("boolean"),
  /** A point in time. */
  TIME("time"),
  /** A set of texts. */
  STRING_SET("set of string"),
  /** A set of numbers. */
  NUMBER_SET("set of integer"),
  /** A JSON value whose type is known only when a request is judged. */
  JSON("json");

  private final String keyword;

  ValueType(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the words of the language for this type. */
  public String keyword() {
    return keyword;
  }

  /** Returns whether the type is a set. */
  public boolean isSet() {
    return this == STRING_SET || this == NUMBER_SET;
  }
}
