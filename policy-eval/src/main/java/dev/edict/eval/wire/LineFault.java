package dev.edict.eval.wire;

import java.util.Locale;

/** The classes of faults of a line; {@code spec/requests.md} describes each one. */
public enum LineFault {
  /** The line is not one strict JSON object in UTF-8, or is too long or too deep. */
  MALFORMED_JSON,
  /** A member that the form does not name. */
  UNKNOWN_MEMBER,
  /** A required member is absent. */
  MISSING_MEMBER,
  /** A value of another JSON type, or one that cannot be read. */
  WRONG_TYPE,
  /** A word that is none of those listed. */
  UNKNOWN_VALUE,
  /** No question, several questions, or two members that exclude each other. */
  AMBIGUOUS_REQUEST;

  /** Returns the stable kebab-case word used in answers. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
