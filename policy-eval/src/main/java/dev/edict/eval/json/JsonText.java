package dev.edict.eval.json;

/** Searches in JSON text and in the strings of it. */
final class JsonText {
  private JsonText() {}

  /** Returns where the first unpaired surrogate of {@code text} is, or -1. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((Character.isHighSurrogate(c) && !isLow(text, i + 1))
          || (Character.isLowSurrogate(c) && !isHigh(text, i - 1))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isLow(String text, int index) {
    return index < text.length() && Character.isLowSurrogate(text.charAt(index));
  }

  private static boolean isHigh(String text, int index) {
    return index >= 0 && Character.isHighSurrogate(text.charAt(index));
  }

  /** Returns whether {@code text} has a control character of ASCII or Latin-1. */
  static boolean hasControlCharacter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether the number {@code text} has an exponent beyond {@link StrictJson#MAX_EXPONENT}.
   */
  static boolean hasLargeExponent(String text) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (mark < 0) {
      return false;
    }
    int exponent = 0;
    for (int i = mark + 1; i < text.length() && exponent <= StrictJson.MAX_EXPONENT; i++) {
      char c = text.charAt(i);
      exponent = c == '+' || c == '-' ? exponent : exponent * 10 + (c - '0');
    }
    return exponent > StrictJson.MAX_EXPONENT;
  }
}
