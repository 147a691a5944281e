package dev.edict.cli.report;

import java.nio.charset.StandardCharsets;

/** Writes names of files as URI references. */
final class UriReference {
  private static final String PLAIN = "-._~/!$&'()*+,;=@";
  private static final int HEX_DIGITS = 16;

  private UriReference() {}

  /**
   * Returns the reference for a file name with {@code /} between its parts: an absolute one becomes
   * a {@code file:} URI, any other stays relative.
   */
  static String of(String file) {
    StringBuilder out = new StringBuilder();
    if (file.startsWith("/")) {
      out.append("file://");
    } else if (file.length() > 1 && file.charAt(1) == ':') {
      out.append("file:///");
    }
    for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (isPlain(c)) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, HEX_DIGITS));
  }
}
