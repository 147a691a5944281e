package dev.edict.dsl.format;

import java.util.Locale;

/**
 * The one way to write a string: only what cannot stand in quotes, or be seen there, is escaped.
 */
final class QuotedString {
  private QuotedString() {}

  /** Returns {@code value} in quotes. */
  static String of(String value) {
    StringBuilder out = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u{").append(Integer.toHexString(c).toUpperCase(Locale.ROOT)).append('}');
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
