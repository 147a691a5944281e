package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The reading of request paths into canonical form. */
final class PathSyntax {

  // No system opens a longer one: this is the bound of Windows, that of Linux is 4095 bytes.
  static final int LONGEST = 32_767;
  static final int LONGEST_SEGMENT = 4096;

  // The longest path of Linux, 4095 bytes, has 2047 segments of one letter.
  private static final int MOST_SEGMENTS = 2048;

  // Marks that stand together are sorted, which takes time by the square of their number.
  private static final int MOST_MARKS_TOGETHER = 64;
  private static final int MOST_MARKS = 1024;

  private PathSyntax() {}

  static Canonical<CanonicalPath> parse(
      String text, FilesystemProfile profile, @Nullable CanonicalPath home) {
    Rejection fault = checkText(text, LONGEST);
    if (fault != null) {
      return Canonical.rejected(fault);
    }
    if (text.charAt(0) == '~') {
      return parseBelowHome(text, profile, home);
    }
    if (profile == FilesystemProfile.WINDOWS) {
      Rejection prefixFault = WindowsSyntax.checkDrivePrefix(text);
      return prefixFault != null
          ? Canonical.rejected(prefixFault)
          : normalise(Ascii.toUpperCase(text.substring(0, 2)) + "\\", text, 2, profile);
    }
    if (text.charAt(0) != '/') {
      return Canonical.rejected(
          RejectionCode.RELATIVE_PATH,
          0,
          "the path " + Rejection.quote(text) + " is relative",
          "give the absolute path");
    }
    return normalise("/", text, 0, profile);
  }

  /** Returns why {@code text} can be no path at all, or null. */
  static @Nullable Rejection checkText(String text, int longest) {
    if (text.isEmpty()) {
      return new Rejection(RejectionCode.EMPTY, 0, "the path is empty", "");
    }
    if (text.length() > longest) {
      return new Rejection(
          RejectionCode.TOO_LONG, longest, "the path has more than " + longest + " characters", "");
    }
    int unusual = firstUnusual(text);
    return unusual == text.length() ? null : checkUnusual(text, unusual);
  }

  /** Returns where the first character stands that is NUL, a surrogate or perhaps a mark. */
  private static int firstUnusual(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < '\u0300' && text.charAt(i) != 0) {
      i++;
    }
    return i;
  }

  private static @Nullable Rejection checkUnusual(String text, int from) {
    int together = 0;
    int all = 0;
    CharacterForms page = CharacterForms.of(0);
    for (int i = from; i < text.length(); i++) {
      int c = text.charAt(i);
      if (Character.isSurrogate((char) c)) {
        c = text.codePointAt(i);
      }
      page = page.pageOf(c);
      if (!page.hasFollowing(c)) {
        together = 0;
      } else if (page.hasJoining(c)) {
        together++;
        all++;
      }
      if (c == 0 || isHalf(c) || together > MOST_MARKS_TOGETHER || all > MOST_MARKS) {
        return unusualFault(c, i);
      }
      i += Character.charCount(c) - 1;
    }
    return null;
  }

  private static boolean isHalf(int c) {
    return c <= 0xffff && Character.isSurrogate((char) c);
  }

  private static Rejection unusualFault(int c, int offset) {
    if (c == 0) {
      return new Rejection(
          RejectionCode.CONTROL_CHARACTER, offset, "a nul character stands in the path", "");
    }
    return isHalf(c)
        ? new Rejection(
            RejectionCode.LONE_SURROGATE, offset, "half a surrogate pair stands in the path", "")
        : new Rejection(
            RejectionCode.TOO_LONG, offset, "the path has too many combining marks", "");
  }

  private static Canonical<CanonicalPath> parseBelowHome(
      String text, FilesystemProfile profile, @Nullable CanonicalPath home) {
    if (text.length() > 1 && !isSeparator(text.charAt(1), profile)) {
      return Canonical.rejected(
          RejectionCode.RELATIVE_PATH,
          0,
          "the path " + Rejection.quote(text) + " is relative or names another user's home",
          "give the absolute path");
    }
    if (home == null) {
      return Canonical.rejected(
          RejectionCode.HOME_UNKNOWN,
          0,
          "the path " + Rejection.quote(text) + " starts at the home directory, which is not known",
          "give the absolute path, or the home directory with the request");
    }
    return normalise(home.text(), text, 1, profile);
  }

  static boolean isSeparator(char c, FilesystemProfile profile) {
    return c == '/' || (c == '\\' && profile == FilesystemProfile.WINDOWS);
  }

  /** Returns the path {@code base}, which is canonical, followed by the text from {@code from}. */
  private static Canonical<CanonicalPath> normalise(
      String base, String text, int from, FilesystemProfile profile) {
    // In place of either separator, so that one search finds the end of a segment.
    String plain = profile == FilesystemProfile.WINDOWS ? text.replace('/', '\\') : text;
    PathText path = new PathText(base, text.length(), profile);
    int start = from;
    while (start < plain.length()) {
      int separator = plain.indexOf(profile.separator(), start);
      int end = separator < 0 ? plain.length() : separator;
      Rejection fault = checkSegment(plain, start, end, profile);
      if (fault != null) {
        return Canonical.rejected(fault);
      }
      if (isDots(plain, start, end, 2)) {
        path.up();
      } else if (end > start && !isDots(plain, start, end, 1)) {
        path.down(plain, start, end);
      }
      start = end + 1;
    }
    if (path.depth() > MOST_SEGMENTS) {
      return Canonical.rejected(
          RejectionCode.TOO_MANY_SEGMENTS,
          0,
          "the path has more than " + MOST_SEGMENTS + " segments");
    }
    if (path.length() > LONGEST) {
      return Canonical.rejected(
          RejectionCode.TOO_LONG, 0, "the path has more than " + LONGEST + " characters");
    }
    return Canonical.accepted(new CanonicalPath(path.toString(), profile));
  }

  private static @Nullable Rejection checkSegment(
      String text, int start, int end, FilesystemProfile profile) {
    if (end - start > LONGEST_SEGMENT) {
      return new Rejection(
          RejectionCode.TOO_LONG,
          start,
          "a segment of the path has more than " + LONGEST_SEGMENT + " characters",
          "");
    }
    boolean plainDots = isDots(text, start, end, 1) || isDots(text, start, end, 2);
    return profile == FilesystemProfile.WINDOWS && !plainDots
        ? WindowsSyntax.checkName(text.substring(start, end), start)
        : null;
  }

  /** Returns whether the characters from {@code start} to {@code end} are {@code count} dots. */
  static boolean isDots(String text, int start, int end, int count) {
    return end - start == count && text.charAt(start) == '.' && text.charAt(end - 1) == '.';
  }
}
