package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceSpan;
import java.text.Normalizer;

/** Turns string tokens into the text they stand for. */
final class StringLiterals {
  private static final int LONGEST_ESCAPE = 6;

  private final ErrorLog log;
  private final int longest;

  StringLiterals(ErrorLog log, int longest) {
    this.log = log;
    this.longest = longest;
  }

  /**
   * Returns the content of a string; what cannot be read is reported and left out.
   *
   * @param token the token's text, quotes included; the closing quote may be missing
   * @param span where it stands
   */
  String content(String token, SourceSpan span) {
    boolean closed = token.length() > 1 && token.endsWith("\"") && !endsInEscape(token);
    String raw = token.substring(1, closed ? token.length() - 1 : token.length());
    int length = raw.codePointCount(0, raw.length());
    if (length > longest) {
      log.report(
          DiagnosticCode.TEXT_TOO_LARGE,
          span,
          "the string has " + length + " characters; the most is " + longest);
      return "";
    }
    return raw.indexOf('\\') < 0 ? raw : unescape(raw, span);
  }

  private static boolean endsInEscape(String token) {
    int backslashes = 0;
    for (int i = token.length() - 2; i > 0 && token.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private String unescape(String raw, SourceSpan span) {
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      int c = raw.codePointAt(i);
      if (c == '\\') {
        i = appendEscape(out, raw, i, span);
      } else {
        out.appendCodePoint(c);
        i += Character.charCount(c);
      }
    }
    String text = out.toString();
    if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      log.report(
          DiagnosticCode.FORBIDDEN_CHARACTER,
          span,
          "the string is not in Unicode normalization form C once its escapes are resolved",
          "write the characters themselves");
    }
    return text;
  }

  /** Appends what the escape at {@code i} stands for and returns the index after it. */
  private int appendEscape(StringBuilder out, String raw, int i, SourceSpan span) {
    int kind = i + 1 < raw.length() ? raw.codePointAt(i + 1) : -1;
    switch (kind) {
      case '"', '\\' -> out.appendCodePoint(kind);
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'u' -> {
        return appendCodePoint(out, raw, i, span);
      }
      default -> {
        if (kind >= 0) {
          reportEscape(raw, i, i + 1 + Character.charCount(kind), span);
        }
      }
    }
    return Math.min(raw.length(), i + 1 + (kind < 0 ? 0 : Character.charCount(kind)));
  }

  private void reportEscape(String raw, int start, int end, SourceSpan span) {
    String escape = raw.substring(start, end);
    log.report(
        DiagnosticCode.BAD_ESCAPE,
        part(raw, start, end, span),
        "unknown escape " + TokenNames.quote(escape),
        "a backslash is written `\\\\`; the escapes are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{41}`");
  }

  private int appendCodePoint(StringBuilder out, String raw, int i, SourceSpan span) {
    int open = i + 2;
    int end = open + 1;
    int value = 0;
    while (end < raw.length()
        && end - open <= LONGEST_ESCAPE
        && Character.digit(raw.charAt(end), 16) >= 0
        && raw.charAt(end) < 0x80) {
      value = value * 16 + Character.digit(raw.charAt(end), 16);
      end++;
    }
    boolean wellFormed =
        open < raw.length()
            && raw.charAt(open) == '{'
            && end > open + 1
            && end < raw.length()
            && raw.charAt(end) == '}'
            && Character.isValidCodePoint(value);
    if (!wellFormed) {
      log.report(
          DiagnosticCode.BAD_ESCAPE,
          part(raw, i, open, span),
          "`\\u` needs the number of a character in braces",
          "write `\\u{41}` with one to six hexadecimal digits, or `\\\\u` for a backslash before `u`");
      return open;
    }
    if (ForbiddenCharacters.isForbidden(value)) {
      log.report(
          DiagnosticCode.FORBIDDEN_CHARACTER,
          part(raw, i, end + 1, span),
          "the character " + ForbiddenCharacters.name(value) + " is not allowed here",
          "an escape may only stand for a character that a policy may hold");
    } else {
      out.appendCodePoint(value);
    }
    return end + 1;
  }

  private static SourceSpan part(String raw, int start, int end, SourceSpan span) {
    int first = span.start() + 1 + raw.codePointCount(0, start);
    return new SourceSpan(first, first + raw.codePointCount(start, end));
  }
}
