package dev.edict.dsl.diagnostic;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** The policy set does not load. */
  ERROR,
  /** The policy set loads; the author most likely meant something else. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** Returns the lower-case word shown to people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
