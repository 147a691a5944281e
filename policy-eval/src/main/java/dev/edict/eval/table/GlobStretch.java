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
  private static final int LONGEST_INSIDE = 12;

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
          stretches.add(stretch(place(from, i, pattern), pattern.substring(from, i)));
        }
        from = i + 1;
      }
    }
    return stretches;
  }

  private static GlobStretch stretch(Place place, String text) {
    // Inside, every position of a name is tried with every length, so lengths are kept short.
    boolean cut = place == Place.INSIDE && text.length() > LONGEST_INSIDE;
    return new GlobStretch(place, cut ? text.substring(0, LONGEST_INSIDE) : text);
  }

  /** A question mark that stands for itself is cut out too: shorter stretches are as true. */
  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }

  private static Place place(int from, int to, String pattern) {
    if (from == 0) {
      return Place.START;
    }
    return to == pattern.length() ? Place.END : Place.INSIDE;
  }
}
