package dev.edict.dsl.diagnostic;

import java.util.Locale;

/** Makes outside text safe to show: nothing in it can steer a terminal or hide its order. */
public final class PrintableText {
  private PrintableText() {}

  /**
   * Returns a text with every control, format, private and unassigned character, every lone
   * surrogate and every line break written as its hexadecimal number, {@code u{1B}} after a
   * backslash.
   */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.append(shown(c)));
    return out.toString();
  }

  static String shown(int codePoint) {
    return deceives(codePoint)
        ? "\\u{" + Integer.toHexString(codePoint).toUpperCase(Locale.ROOT) + "}"
        : Character.toString(codePoint);
  }

  private static boolean deceives(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
