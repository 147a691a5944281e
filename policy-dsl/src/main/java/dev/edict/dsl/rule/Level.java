package dev.edict.dsl.rule;

import java.util.Locale;

/**
 * Who wrote a policy, from the highest authority down. The order of the constants is the order of
 * authority.
 */
public enum Level {
  /** The organisation. */
  ORG,
  /** A team, for itself. */
  TEAM,
  /** What ships with a sandbox kit. */
  KIT,
  /** The developer's machine. */
  LOCAL;

  /** Returns the word of the language for this level. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether this level has authority over {@code other}. */
  public boolean isAbove(Level other) {
    return compareTo(other) < 0;
  }
}
