package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.PercentEncoding;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The grammar of canonical HTTP paths. */
final class HttpPathSyntax {

  private static final int LONGEST = 8192;
  private static final String PLAIN = "/-._~!$&'()*+,=:@";

  private HttpPathSyntax() {}

  static Canonical<HttpPath> parse(String text) {
    Rejection fault = fault(text);
    return fault == null
        ? Canonical.accepted(new HttpPath(PercentEncoding.upperCaseTriplets(text)))
        : Canonical.rejected(fault);
  }

  private static @Nullable Rejection fault(String text) {
    if (text.isEmpty()) {
      return new Rejection(RejectionCode.EMPTY, 0, "the http path is empty", "");
    }
    if (text.length() > LONGEST) {
      return new Rejection(
          RejectionCode.TOO_LONG,
          LONGEST,
          "the http path has more than " + LONGEST + " characters",
          "");
    }
    if (text.charAt(0) != '/') {
      return new Rejection(
          RejectionCode.BAD_HTTP_PATH,
          0,
          "the http path " + Rejection.quote(text) + " does not start with a slash",
          "");
    }
    int segmentStart = 1;
    int i = 1;
    while (i < text.length()) {
      int length = characterLength(text, i);
      if (length == 0) {
        return badCharacter(text, i);
      }
      if (text.charAt(i) == '/') {
        Rejection fault = checkSegment(text, segmentStart, i);
        if (fault != null) {
          return fault;
        }
        segmentStart = i + 1;
      }
      i += length;
    }
    return segmentStart == i ? null : checkSegment(text, segmentStart, i);
  }

  /** Returns how many characters spell the one at {@code i}, or 0 when none may stand there. */
  private static int characterLength(String text, int i) {
    char c = text.charAt(i);
    if (c == '%') {
      return PercentEncoding.encodedLength(text, i);
    }
    return Ascii.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 ? 1 : 0;
  }

  private static @Nullable Rejection checkSegment(String text, int from, int end) {
    if (from == end) {
      return new Rejection(
          RejectionCode.EMPTY_SEGMENT,
          from,
          "the http path " + Rejection.quote(text) + " has an empty segment",
          "");
    }
    boolean dots =
        text.charAt(from) == '.'
            && (end == from + 1 || (end == from + 2 && text.charAt(from + 1) == '.'));
    if (dots) {
      return new Rejection(
          RejectionCode.DOT_SEGMENT,
          from,
          "the http path " + Rejection.quote(text) + " has a segment of dots",
          "");
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
            : c > 0x7f ? RejectionCode.NON_ASCII : RejectionCode.BAD_HTTP_PATH;
    return new Rejection(
        code,
        i,
        "the character " + Rejection.quote(c) + " cannot stand in an http path",
        c == '?' || c == '#' ? "write the path alone, without query and fragment" : "");
  }
}
