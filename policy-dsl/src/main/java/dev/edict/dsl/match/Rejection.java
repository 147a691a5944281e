package dev.edict.dsl.match;

/**
 * Why outside text has no canonical value.
 *
 * @param code the stable class of the reason
 * @param offset where the offending character stands in the text, in UTF-16 units from 0
 * @param detail one sentence for people, lower case, without a full stop; safe to print
 * @param help the next step for the author of the text, or the empty text
 */
public record Rejection(RejectionCode code, int offset, String detail, String help) {

  private static final int LONGEST_QUOTE = 60;

  /** Returns this rejection with its offset moved right by {@code distance} characters. */
  public Rejection shifted(int distance) {
    return new Rejection(code, offset + distance, detail, help);
  }

  /**
   * Returns {@code text} in backticks, safe to print: everything but printable ASCII is escaped and
   * at most 60 characters of the result are kept.
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(Math.min(text.length(), LONGEST_QUOTE) + 2);
    quoted.append('`');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String shown = c >= ' ' && c < 0x7f ? String.valueOf(c) : escape(c);
      if (quoted.length() + shown.length() > LONGEST_QUOTE - 2) {
        return quoted.append("...`").toString();
      }
      quoted.append(shown);
    }
    return quoted.append('`').toString();
  }

  /** Returns the one character {@code c} in backticks, safe to print. */
  public static String quote(char c) {
    return quote(String.valueOf(c));
  }

  private static String escape(char c) {
    String hex = Integer.toHexString(c);
    return "\\u" + "0".repeat(4 - hex.length()) + hex;
  }

  /** Returns code, offset and detail on one line. */
  @Override
  public String toString() {
    return code.id() + " at " + offset + ": " + detail;
  }
}
