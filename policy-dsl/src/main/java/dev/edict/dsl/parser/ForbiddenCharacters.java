package dev.edict.dsl.parser;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.LineMap;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceSpan;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Finds characters that can make a text look different from what it says: a reviewer must see what
 * the engine reads. They are refused everywhere, in strings and comments too.
 */
final class ForbiddenCharacters {
  // The bound of the stream-safe text format (UAX 15): longer rows are no writing, and normalising
  // them takes more than linear time.
  private static final int MOST_MARKS = 30;

  private ForbiddenCharacters() {}

  /** Reports each run of forbidden characters and the first text that is not in NFC. */
  static void check(PolicySource source, ErrorLog log) {
    String text = source.text();
    int offset = 0;
    int runStart = -1;
    int first = 0;
    int marks = 0;
    for (int i = 0; i < text.length() && !log.overflowed(); offset++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      marks = isMark(c) ? marks + 1 : 0;
      if (isForbidden(c) || marks > MOST_MARKS) {
        if (runStart < 0) {
          runStart = offset;
          first = c;
        }
      } else if (runStart >= 0) {
        report(log, first, new SourceSpan(runStart, offset));
        runStart = -1;
      }
    }
    if (runStart >= 0 && !log.overflowed()) {
      report(log, first, new SourceSpan(runStart, offset));
    }
    if (log.isEmpty() && !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      log.report(
          DiagnosticCode.FORBIDDEN_CHARACTER,
          firstDenormal(source),
          "the text is not in Unicode normalization form C",
          "write it in NFC: characters that look the same must be the same");
    }
  }

  /** Returns whether a policy may hold the code point nowhere, not even as an escape. */
  static boolean isForbidden(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> isNoncharacter(c) || isInvisible(c);
    };
  }

  /** Returns the name of a code point in messages, such as {@code U+202E}. */
  static String name(int c) {
    String hex = Integer.toHexString(c).toUpperCase(Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex;
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
  }

  /**
   * The code points that Unicode calls default ignorable and does not class as format characters.
   */
  private static boolean isInvisible(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x2065
        || c == 0x3164
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFFA0
        || (c >= 0xFFF0 && c <= 0xFFF8)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static void report(ErrorLog log, int c, SourceSpan run) {
    String help = "remove it: control and invisible characters can hide what a policy says";
    if (c == 0xFEFF) {
      help = "save the file as UTF-8 without a byte order mark";
    } else if (!isForbidden(c)) {
      help = "put at most " + MOST_MARKS + " combining marks on one letter";
    }
    log.report(
        DiagnosticCode.FORBIDDEN_CHARACTER,
        run,
        "the character " + name(c) + " is not allowed here",
        help);
  }

  private static SourceSpan firstDenormal(PolicySource source) {
    LineMap lines = source.lines();
    for (int line = 1; line <= lines.lineCount(); line++) {
      String text = lines.lineText(line);
      if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
        return firstDenormal(text, lines.lineStart(line));
      }
    }
    return SourceSpan.at(0);
  }

  /** Returns the first combining sequence of a line that is not normal, else the whole line. */
  private static SourceSpan firstDenormal(String line, int lineStart) {
    int offset = lineStart;
    for (int i = 0; i < line.length(); ) {
      int end = line.offsetByCodePoints(i, 1);
      while (end < line.length() && isMark(line.codePointAt(end))) {
        end = line.offsetByCodePoints(end, 1);
      }
      String sequence = line.substring(i, end);
      int length = sequence.codePointCount(0, sequence.length());
      if (!Normalizer.isNormalized(sequence, Normalizer.Form.NFC)) {
        return new SourceSpan(offset, offset + length);
      }
      offset += length;
      i = end;
    }
    return new SourceSpan(lineStart, offset);
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
