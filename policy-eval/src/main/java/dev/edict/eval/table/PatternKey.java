package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that every text which matches a pattern must have.
 *
 * @param place where
 * @param glob the segment there; at the start a literal of all segments up to the first wildcard
 */
record PatternKey(Place place, Glob glob) {

  /** Where a text must have it; in the order in which fewer patterns meet at one text. */
  enum Place {
    /** As its last segment. */
    LAST,
    /** As its first segments. */
    START,
    /** As one of its segments. */
    ANYWHERE
  }

  /**
   * Returns the keys of a pattern.
   *
   * @param rooted whether texts share their start and differ in their end
   */
  static List<PatternKey> of(GlobSequence pattern, char separator, boolean rooted) {
    List<PatternKey> keys = new ArrayList<>();
    int last = pattern.size() - 1;
    if (rooted) {
      if (last >= 0 && isTelling(pattern, last)) {
        keys.add(new PatternKey(Place.LAST, pattern.glob(last)));
      }
      String start = start(pattern, separator);
      if (!start.isEmpty()) {
        keys.add(new PatternKey(Place.START, Glob.literal(start)));
      }
    }
    for (int i = 0; i <= last; i++) {
      if (isTelling(pattern, i)) {
        keys.add(new PatternKey(Place.ANYWHERE, pattern.glob(i)));
      }
    }
    return keys;
  }

  /** Returns whether a part is a segment with literal text. */
  private static boolean isTelling(GlobSequence pattern, int part) {
    if (pattern.isRun(part)) {
      return false;
    }
    Glob glob = pattern.glob(part);
    return glob.isLiteral() ? !glob.text().isEmpty() : !GlobStretch.of(glob).isEmpty();
  }

  private static String start(GlobSequence pattern, char separator) {
    StringBuilder start = new StringBuilder();
    for (int i = 0; i < pattern.size() && !pattern.isRun(i) && pattern.glob(i).isLiteral(); i++) {
      start.append(i == 0 ? "" : separator).append(pattern.glob(i).text());
    }
    return start.toString();
  }
}
