package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that every match of a glob must have at a place.
 *
 * @param place where
 * @param text the text, not empty
 */
record GlobStretch(Place place, String text) {
  private static final int LONGEST = 32;
  private static final int LONGEST_INSIDE = 8;

  /** Where a stretch stands in a name. */
  enum Place {
    START,
    END,
    INSIDE
  }

  /** Returns the literal stretches of a glob that has wildcards; none when it has nothing else. */
  static List<GlobStretch> of(Glob glob) {
    String pattern = glob.text();
    List<GlobStretch> stretches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= pattern.length(); i++) {
      if (i == pattern.length() || isWildcard(pattern.charAt(i))) {
        if (i > from) {
          stretches.add(stretch(pattern, from, i));
        }
        from = i + 1;
      }
    }
    return stretches;
  }

  private static GlobStretch stretch(String pattern, int from, int to) {
    if (from == 0) {
      return new GlobStretch(Place.START, pattern.substring(0, Math.min(to, LONGEST)));
    }
    if (to == pattern.length()) {
      return new GlobStretch(Place.END, pattern.substring(Math.max(from, to - LONGEST)));
    }
    // Every position of a name is tried with every length, so there are few: powers of two.
    int length = Math.min(Integer.highestOneBit(to - from), LONGEST_INSIDE);
    return new GlobStretch(Place.INSIDE, pattern.substring(from, from + length));
  }

  /** A question mark that stands for itself is cut out too: shorter stretches are as true. */
  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }
}
