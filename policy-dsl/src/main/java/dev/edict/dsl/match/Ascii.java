package dev.edict.dsl.match;

/** Character tests and folding for ASCII, free of locale and of Unicode surprises. */
public final class Ascii {

  private Ascii() {}

  /** Returns whether {@code c} is one of {@code 0} to {@code 9}. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether {@code c} is one of {@code a} to {@code z} or {@code A} to {@code Z}. */
  public static boolean isLetter(char c) {
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'z';
  }

  /** Returns whether {@code c} is an ASCII letter or digit. */
  public static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  /** Returns whether {@code c} is a control character of ASCII or of its Latin-1 extension. */
  public static boolean isControl(char c) {
    return c < ' ' || (c >= 0x7f && c <= 0x9f);
  }

  /** Returns the value of the hexadecimal digit {@code c}, or -1 when it is none. */
  public static int hexValue(char c) {
    if (isDigit(c)) {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  /** Returns {@code c} in lower case when it is an upper-case ASCII letter, else {@code c}. */
  public static char toLowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
  }

  /** Returns {@code c} in upper case when it is a lower-case ASCII letter, else {@code c}. */
  public static char toUpperCase(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c & ~0x20) : c;
  }

  /** Returns {@code text} with its ASCII letters in lower case, itself when nothing changes. */
  public static String toLowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != toLowerCase(text.charAt(i))) {
        char[] lower = text.toCharArray();
        for (int j = i; j < lower.length; j++) {
          lower[j] = toLowerCase(lower[j]);
        }
        return new String(lower);
      }
    }
    return text;
  }

  /** Returns {@code text} with its ASCII letters in upper case. */
  public static String toUpperCase(String text) {
    char[] upper = text.toCharArray();
    for (int i = 0; i < upper.length; i++) {
      upper[i] = toUpperCase(upper[i]);
    }
    return new String(upper);
  }
}
