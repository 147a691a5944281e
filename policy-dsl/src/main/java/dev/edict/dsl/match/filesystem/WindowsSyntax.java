package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Windows reads into the text of a path beyond its plain segments. */
final class WindowsSyntax {

  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
  private static final String DEVICE_DIGITS = "0123456789\u00b9\u00b2\u00b3";
  private static final int LONGEST_DEVICE = 7;
  private static final int LONGEST_SHORT_BASE = 8;
  private static final int LONGEST_SHORT_EXTENSION = 3;

  private static final boolean[] FORBIDDEN = new boolean['|' + 1];

  static {
    for (char c : new char[] {'<', '>', ':', '"', '|', '?', '*'}) {
      FORBIDDEN[c] = true;
    }
  }

  private WindowsSyntax() {}

  /** Returns why {@code text} does not start at the top of a drive, or null if it does. */
  static @Nullable Rejection checkDrivePrefix(String text) {
    if (isSeparator(text, 0)) {
      return checkSeparatorPrefix(text);
    }
    if (text.length() < 2 || !Ascii.isLetter(text.charAt(0)) || text.charAt(1) != ':') {
      return new Rejection(
          RejectionCode.RELATIVE_PATH,
          0,
          "the path " + Rejection.quote(text) + " is relative",
          "give the path from its drive, as in C:\\Users");
    }
    if (!isSeparator(text, 2)) {
      return new Rejection(
          RejectionCode.DRIVE_RELATIVE,
          2,
          "the path " + Rejection.quote(text) + " is relative to a directory of its drive",
          "write a separator after the drive");
    }
    return null;
  }

  private static Rejection checkSeparatorPrefix(String text) {
    boolean device =
        (isSeparator(text, 1) && isOneOf(text, 2, "?.") && isSeparator(text, 3))
            || (isOneOf(text, 1, "?") && isOneOf(text, 2, "?") && isSeparator(text, 3));
    if (device) {
      return new Rejection(
          RejectionCode.DEVICE_PATH,
          0,
          "the path " + Rejection.quote(text) + " has a device prefix",
          "give the path from its drive");
    }
    if (isSeparator(text, 1)) {
      return new Rejection(
          RejectionCode.UNC_PATH, 0, "the path " + Rejection.quote(text) + " names a share", "");
    }
    return new Rejection(
        RejectionCode.RELATIVE_PATH,
        0,
        "the path " + Rejection.quote(text) + " names no drive",
        "give the path from its drive, as in C:\\Users");
  }

  private static boolean isSeparator(String text, int at) {
    return isOneOf(text, at, "/\\");
  }

  private static boolean isOneOf(String text, int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  /**
   * Returns why {@code name} plainly names no file, or null if it does; {@code offset} is where it
   * stands in its path. The empty name passes.
   */
  static @Nullable Rejection checkName(String name, int offset) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || (c < FORBIDDEN.length && FORBIDDEN[c])) {
        return badCharacter(c, offset + i);
      }
    }
    if (name.endsWith(".") || name.endsWith(" ")) {
      return rejection(RejectionCode.TRAILING_DOT_OR_SPACE, offset, name, "ends in a dot or space");
    }
    if (isDevice(name)) {
      return rejection(RejectionCode.RESERVED_NAME, offset, name, "names a device");
    }
    if (isShortName(name)) {
      return rejection(RejectionCode.SHORT_NAME, offset, name, "has the form of a short name");
    }
    return null;
  }

  private static Rejection badCharacter(char c, int offset) {
    if (c == ':') {
      return new Rejection(
          RejectionCode.ALTERNATE_STREAM, offset, "a colon in the path names a stream", "");
    }
    return new Rejection(
        c < ' ' ? RejectionCode.CONTROL_CHARACTER : RejectionCode.BAD_PATH_CHARACTER,
        offset,
        "the character " + Rejection.quote(c) + " cannot stand in a windows path",
        "");
  }

  private static Rejection rejection(RejectionCode code, int offset, String name, String what) {
    return new Rejection(
        code, offset, "the segment " + Rejection.quote(name) + " " + what, "give the full name");
  }

  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String unpadded = (dot < 0 ? name : name.substring(0, dot)).stripTrailing();
    if (unpadded.length() > LONGEST_DEVICE) {
      return false;
    }
    String base = Ascii.toUpperCase(unpadded);
    boolean numbered =
        base.length() == 4
            && (base.startsWith("COM") || base.startsWith("LPT"))
            && DEVICE_DIGITS.indexOf(base.charAt(3)) >= 0;
    return numbered || DEVICES.contains(base);
  }

  /** Returns whether {@code name} is like {@code PROGRA~1} or {@code LONGNA~2.TXT}. */
  private static boolean isShortName(String name) {
    int dot = name.indexOf('.');
    int baseEnd = dot < 0 ? name.length() : dot;
    boolean shortExtension = dot < 0 || name.length() - dot - 1 <= LONGEST_SHORT_EXTENSION;
    int digits = baseEnd;
    while (digits > 0 && Ascii.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    return shortExtension
        && baseEnd <= LONGEST_SHORT_BASE
        && digits < baseEnd
        && digits > 0
        && name.charAt(digits - 1) == '~';
  }
}
