package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import org.jspecify.annotations.Nullable;

/** The reading of request paths into canonical form. */
final class PathSyntax {

  static final int LONGEST = 65_536;
  static final int LONGEST_SEGMENT = 4096;

  private static final int MOST_SEGMENTS = 1024;

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
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return new Rejection(
            RejectionCode.CONTROL_CHARACTER, i, "a nul character stands in the path", "");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return new Rejection(
              RejectionCode.LONE_SURROGATE, i, "half a surrogate pair stands in the path", "");
        }
        i++;
      }
    }
    return checkMarks(text);
  }

  private static @Nullable Rejection checkMarks(String text) {
    int together = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      // No character below U+0300 is a mark.
      int c = text.charAt(i) < '\u0300' ? 0 : text.codePointAt(i);
      if (LooseForm.joins(c)) {
        together++;
        all++;
      } else if (!LooseForm.isIgnorable(c)) {
        together = 0;
      }
      if (together > MOST_MARKS_TOGETHER || all > MOST_MARKS) {
        return new Rejection(
            RejectionCode.TOO_LONG, i, "the path has too many combining marks", "");
      }
      i += Character.charCount(c) - 1;
    }
    return null;
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
    char separator = profile.separator();
    int rootLength = profile == FilesystemProfile.WINDOWS ? 3 : 1;
    StringBuilder path = new StringBuilder(base.length() + text.length() - from).append(base);
    int start = from;
    while (start < text.length()) {
      int end = endOfSegment(text, start, profile);
      Rejection fault = checkSegment(text, start, end, profile);
      if (fault != null) {
        return Canonical.rejected(fault);
      }
      if (isDots(text, start, end, 2)) {
        int parent = path.lastIndexOf(String.valueOf(separator));
        path.setLength(Math.max(rootLength, parent));
      } else if (end > start && !isDots(text, start, end, 1)) {
        if (path.length() > rootLength) {
          path.append(separator);
        }
        path.append(text, start, end);
      }
      start = end + 1;
    }
    if (hasTooManySegments(path, separator)) {
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

  private static boolean hasTooManySegments(StringBuilder path, char separator) {
    int segments = 0;
    for (int i = 0; i < path.length() && segments <= MOST_SEGMENTS; i++) {
      segments += path.charAt(i) == separator ? 1 : 0;
    }
    return segments > MOST_SEGMENTS;
  }

  private static int endOfSegment(String text, int start, FilesystemProfile profile) {
    int end = start;
    while (end < text.length() && !isSeparator(text.charAt(end), profile)) {
      end++;
    }
    return end;
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
