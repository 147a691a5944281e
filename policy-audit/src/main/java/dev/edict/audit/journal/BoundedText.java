package dev.edict.audit.journal;

import org.jspecify.annotations.Nullable;

/** Cuts texts to the lengths that events may have, as the events of a decision do themselves. */
final class BoundedText {

  /** How long a name may be, in UTF-16 units. */
  static final int MAX_NAME = 256;

  /** How long a resource may be, in UTF-16 units. */
  static final int MAX_RESOURCE = 2048;

  /** How long the remark may be that stands for what was left out. */
  static final int MAX_REMARK = 16;

  private BoundedText() {}

  static String name(String text) {
    return bounded(text, MAX_NAME);
  }

  static @Nullable String nameOrNull(@Nullable String text) {
    return text == null ? null : name(text);
  }

  static String resource(String text) {
    return bounded(text, MAX_RESOURCE);
  }

  static String bounded(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, limit) + "...[+" + (text.length() - limit) + "]";
  }
}
