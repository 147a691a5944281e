package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.PercentEncoding;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The grammar of canonical resource URIs. */
final class UriSyntax {

  private static final int LONGEST = 8192;
  private static final String PLAIN = "-._~:/?[]@!$&'()*+,;=";
  private static final String SLASHES = "//";

  private UriSyntax() {}

  static Canonical<ResourceUri> parse(String text) {
    Rejection fault = fault(text);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    int colon = text.indexOf(':');
    String scheme = Ascii.toLowerCase(text.substring(0, colon));
    return Canonical.accepted(
        new ResourceUri(scheme + PercentEncoding.upperCaseTriplets(text.substring(colon))));
  }

  private static @Nullable Rejection fault(String text) {
    if (text.isEmpty()) {
      return new Rejection(RejectionCode.EMPTY, 0, "the uri is empty", "");
    }
    if (text.length() > LONGEST) {
      return new Rejection(
          RejectionCode.TOO_LONG, LONGEST, "the uri has more than " + LONGEST + " characters", "");
    }
    Rejection fault = checkCharacters(text);
    if (fault == null) {
      fault = checkScheme(text);
    }
    return fault == null ? checkSegments(text) : fault;
  }

  private static @Nullable Rejection checkCharacters(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean plain = Ascii.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
      int length = plain ? 1 : PercentEncoding.encodedLength(text, i);
      if (length == 0) {
        return badCharacter(text, i);
      }
      i += length;
    }
    return null;
  }

  private static Rejection badCharacter(String text, int i) {
    char c = text.charAt(i);
    if (c == '%') {
      return PercentEncoding.rejection(text, i);
    }
    RejectionCode code =
        Ascii.isControl(c)
            ? RejectionCode.CONTROL_CHARACTER
            : c > 0x7f ? RejectionCode.NON_ASCII : RejectionCode.BAD_URI;
    return new Rejection(
        code,
        i,
        "the character " + Rejection.quote(c) + " cannot stand in a uri",
        c == '#' ? "leave the fragment out" : "");
  }

  private static @Nullable Rejection checkScheme(String text) {
    int colon = text.indexOf(':');
    boolean valid = colon > 0 && colon < text.length() - 1 && Ascii.isLetter(text.charAt(0));
    for (int i = 1; i < colon && valid; i++) {
      char c = text.charAt(i);
      valid = Ascii.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }
    if (!valid) {
      return new Rejection(
          RejectionCode.BAD_URI,
          0,
          "the uri " + Rejection.quote(text) + " does not start with a scheme and more",
          "write it as in docs://guide");
    }
    boolean singleSlash = text.charAt(colon + 1) == '/' && !text.startsWith(SLASHES, colon + 1);
    return singleSlash
        ? new Rejection(
            RejectionCode.BAD_URI,
            colon + 1,
            "a single slash follows the scheme of " + Rejection.quote(text),
            "write three slashes for a uri without host")
        : null;
  }

  /** Returns the length of {@code scheme://}, or of {@code scheme:} where no slashes follow. */
  static int prefixLength(String text) {
    int colon = text.indexOf(':');
    return text.startsWith(SLASHES, colon + 1) ? colon + 1 + SLASHES.length() : colon + 1;
  }

  private static @Nullable Rejection checkSegments(String text) {
    int first = prefixLength(text);
    int from = first;
    while (from <= text.length()) {
      int slash = text.indexOf('/', from);
      int end = slash < 0 ? text.length() : slash;
      String segment = text.substring(from, end);
      boolean inside = from > first && slash >= 0;
      if (segment.isEmpty() && inside) {
        return new Rejection(
            RejectionCode.EMPTY_SEGMENT,
            from,
            "the uri " + Rejection.quote(text) + " has an empty segment",
            "");
      }
      if (segment.equals(".") || segment.equals("..")) {
        return new Rejection(
            RejectionCode.DOT_SEGMENT,
            from,
            "the uri " + Rejection.quote(text) + " has a segment of dots",
            "");
      }
      from = end + 1;
    }
    return null;
  }
}
