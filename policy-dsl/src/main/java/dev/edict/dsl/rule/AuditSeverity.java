package dev.edict.dsl.rule;

import java.util.Locale;

/** How urgent a decision by a rule is to those who read the audit. */
public enum AuditSeverity {
  /** Nothing to do. */
  INFORMATIONAL,
  /** Worth a look some day. */
  LOW,
  /** Worth a look. */
  MEDIUM,
  /** Look soon. */
  HIGH,
  /** Look at once. */
  CRITICAL;

  /** Returns the word of the language for this severity. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
