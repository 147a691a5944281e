package dev.edict.eval.canonical;

import dev.edict.dsl.match.filesystem.CanonicalPath;

/**
 * Tells, without making an object, which spellings of paths without drives are canonical: {@link
 * CanonicalPath#parse} accepts them and gives the same text. Of others it tells nothing; they go
 * the general way.
 */
public final class PlainPath {
  // Shorter than any bound on the length or the number of segments.
  private static final int LONGEST = 2048;

  private PlainPath() {}

  /** Returns whether {@code text} is an absolute path, no root, of characters below U+0300. */
  public static boolean isCanonical(String text) {
    int length = text.length();
    if (length < 2 || length > LONGEST || text.charAt(0) != '/' || text.charAt(length - 1) == '/') {
      return false;
    }
    int doubtful = 0;
    char before = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      // Each part is negative when in doubt: for a NUL, for what may be a mark or a surrogate, and
      // for a slash or a dot (0x2f, 0x2e) after a slash. No branch, since slashes come unforeseen.
      doubtful |= (c - 1) | (0x2ff - c) | (((before ^ '/') | ((c | 1) ^ '/')) - 1);
      before = c;
    }
    return doubtful >= 0 || isCanonicalAtSecondSight(text);
  }

  private static boolean isCanonicalAtSecondSight(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean outside = c == 0 || c > 0x2ff;
      if (outside || (text.charAt(i - 1) == '/' && isNoName(text, i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether {@code text} has ASCII alone and no capital letter: folding changes nothing.
   */
  public static boolean isFolded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the segment that starts at {@code start} is empty or only one or two dots. */
  private static boolean isNoName(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 2 && text.charAt(end) == '.') {
      end++;
    }
    return end == text.length() || text.charAt(end) == '/';
  }
}
