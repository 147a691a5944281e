package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The grammar of names: 1 to 128 ASCII letters, digits, underscores, dots and hyphens. */
final class NameSyntax {

  private static final int LONGEST = 128;

  private NameSyntax() {}

  /**
   * Returns why {@code text} is no name, or null if it is one.
   *
   * @param code what to call a text that is no name
   * @param kind what the name belongs to, as in {@code tool}
   * @param further characters that may stand in the text besides those of names
   */
  static @Nullable Rejection check(String text, RejectionCode code, String kind, String further) {
    if (text.isEmpty()) {
      return new Rejection(RejectionCode.EMPTY, 0, "the " + kind + " name is empty", "");
    }
    if (text.length() > LONGEST) {
      return new Rejection(
          RejectionCode.TOO_LONG,
          LONGEST,
          "the " + kind + " name has more than " + LONGEST + " characters",
          "");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isNameCharacter(c) && further.indexOf(c) < 0) {
        return new Rejection(
            code,
            i,
            "the character " + Rejection.quote(c) + " cannot stand in a " + kind + " name",
            "names have letters, digits, `_`, `.` and `-`");
      }
    }
    return null;
  }

  private static boolean isNameCharacter(char c) {
    return Ascii.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }
}
