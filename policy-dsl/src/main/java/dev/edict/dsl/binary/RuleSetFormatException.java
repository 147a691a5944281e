package dev.edict.dsl.binary;

import java.io.IOException;

/** Thrown for bytes that are no compiled policy set, or not one that this version reads. */
public final class RuleSetFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  RuleSetFormatException(String message) {
    super(message);
  }

  RuleSetFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
