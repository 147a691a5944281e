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
        addStretches(pattern, from, i, stretches);
        from = i + 1;
      }
    }
    return stretches;
  }

  private static void addStretches(String pattern, int from, int to, List<GlobStretch> stretches) {
    if (from == to) {
      return;
    }
    if (from == 0) {
      stretches.add(new GlobStretch(Place.START, pattern.substring(0, Math.min(to, LONGEST))));
    } else if (to == pattern.length()) {
      String end = pattern.substring(Math.max(from, to - LONGEST));
      stretches.add(new GlobStretch(Place.END, end));
    } else {
      // Every position of a name is tried with every length, so there are few: powers of two.
      int length = Math.min(Integer.highestOneBit(to - from), LONGEST_INSIDE);
      for (int i = from; i + length <= to; i++) {
        stretches.add(new GlobStretch(Place.INSIDE, pattern.substring(i, i + length)));
      }
    }
  }

  /** A question mark that stands for itself is cut out too: shorter stretches are as true. */
  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }
}
