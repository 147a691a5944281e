package dev.edict.dsl.match;

/**
 * The one rule for percent-encoded octets in canonical text: an octet may be encoded only when it
 * cannot stand there plainly, so that no text has two accepted spellings.
 *
 * <p>Accepted are the encodings of the space and of {@code " < > [ ] ^ ` { | }}, and of characters
 * beyond ASCII in shortest UTF-8. Refused are the encodings of letters, digits, separators and
 * delimiters (also {@code %2F}, {@code %2E}, {@code %5C}, {@code %25}), which a server may decode
 * into another resource, and of control characters.
 */
public final class PercentEncoding {

  private static final String ENCODED_ONLY = " \"<>[]^`{|}";
  private static final int TRIPLET = 3;

  private PercentEncoding() {}

  /**
   * Returns the length of the encoded character that starts at {@code from}, 3 to 12, or 0 when it
   * is broken or must not be encoded.
   */
  public static int encodedLength(String text, int from) {
    int lead = octet(text, from);
    if (lead < 0x80) {
      return lead >= 0 && ENCODED_ONLY.indexOf(lead) >= 0 ? TRIPLET : 0;
    }
    int octets = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (octets == 0) {
      return 0;
    }
    int codePoint = lead & (0x7f >> octets);
    for (int i = 1; i < octets; i++) {
      int next = octet(text, from + i * TRIPLET);
      if ((next & ~0x3f) != 0x80) {
        return 0;
      }
      codePoint = codePoint << 6 | (next & 0x3f);
    }
    return isShortestForm(codePoint, octets) ? octets * TRIPLET : 0;
  }

  /**
   * Returns the rejection of {@code text} for the encoding at {@code offset} that has no length.
   */
  public static Rejection rejection(String text, int offset) {
    return new Rejection(
        RejectionCode.PERCENT_ENCODING,
        offset,
        "the percent encoding in " + Rejection.quote(text) + " is broken or has another spelling",
        "write the character plainly, or leave it out");
  }

  private static boolean isShortestForm(int codePoint, int octets) {
    return switch (octets) {
      case 2 -> codePoint > 0x9f; // the controls up to U+009F are refused
      case 3 -> codePoint > 0x7ff && (codePoint < 0xd800 || codePoint > 0xdfff);
      default -> codePoint > 0xffff && codePoint <= Character.MAX_CODE_POINT;
    };
  }

  private static int octet(String text, int from) {
    if (from + TRIPLET > text.length() || text.charAt(from) != '%') {
      return -1;
    }
    int high = Ascii.hexValue(text.charAt(from + 1));
    int low = Ascii.hexValue(text.charAt(from + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /**
   * Returns {@code text} with the digits of its triplets in upper case, itself when nothing
   * changes.
   */
  public static String upperCaseTriplets(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (int i = 0; i + 2 < chars.length; i++) {
      if (chars[i] == '%') {
        chars[i + 1] = Ascii.toUpperCase(chars[i + 1]);
        chars[i + 2] = Ascii.toUpperCase(chars[i + 2]);
      }
    }
    String changed = new String(chars);
    return changed.equals(text) ? text : changed;
  }
}
