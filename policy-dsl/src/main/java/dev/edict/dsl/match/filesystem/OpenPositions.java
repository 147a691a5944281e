package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSequence;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The places in patterns where a reading of segments can stand, numbered through; of each pattern
 * only those from which wildcards alone lead to its end.
 */
final class OpenPositions {
  private final List<GlobSequence> patterns;
  private final int[] begins;
  private final int[] patternOf;
  private final BitSet open = new BitSet();
  private final BitSet ends = new BitSet();
  private final BitSet endless = new BitSet();

  OpenPositions(List<GlobSequence> patterns) {
    this.patterns = patterns;
    this.begins = new int[patterns.size() + 1];
    for (int i = 0; i < patterns.size(); i++) {
      begins[i + 1] = begins[i] + patterns.get(i).size() + 1;
    }
    this.patternOf = new int[begins[patterns.size()]];
    for (int i = 0; i < patterns.size(); i++) {
      enter(i);
    }
  }

  private void enter(int index) {
    GlobSequence pattern = patterns.get(index);
    int end = begins[index] + pattern.size();
    Arrays.fill(patternOf, begins[index], end + 1, index);
    ends.set(end);
    open.set(end);
    for (int at = pattern.size() - 1; at >= 0 && isOpen(pattern, at); at--) {
      open.set(begins[index] + at);
    }
    if (pattern.size() > 0 && pattern.isRun(pattern.size() - 1)) {
      endless.set(end - 1);
    }
  }

  private static boolean isOpen(GlobSequence pattern, int at) {
    return pattern.isRun(at) || pattern.glob(at).isOpen();
  }

  private int at(int position) {
    return position - begins[patternOf[position]];
  }

  private boolean isRun(int position) {
    return !ends.get(position) && patterns.get(patternOf[position]).isRun(at(position));
  }

  private Glob glob(int position) {
    return patterns.get(patternOf[position]).glob(at(position));
  }

  /** Returns the open positions after the segments, from the start of every pattern. */
  BitSet after(List<String> segments) {
    BitSet reached = new BitSet();
    for (int i = 0; i < patterns.size(); i++) {
      BitSet current = new BitSet();
      enter(begins[i], current);
      for (int s = 0; s < segments.size() && !current.isEmpty(); s++) {
        String segment = segments.get(s);
        current = step(current, glob -> glob.matches(segment));
      }
      reached.or(current);
    }
    reached.and(open);
    return reached;
  }

  /** Returns the positions after a name of the given length that no pattern has. */
  BitSet after(BitSet before, int length) {
    return step(before, glob -> glob.matchesLength(length));
  }

  private BitSet step(BitSet before, Predicate<Glob> matches) {
    BitSet after = new BitSet();
    for (int p = before.nextSetBit(0); p >= 0; p = before.nextSetBit(p + 1)) {
      if (isRun(p)) {
        enter(p, after);
      } else if (!ends.get(p) && matches.test(glob(p))) {
        enter(p + 1, after);
      }
    }
    return after;
  }

  /** Adds a position, and the one after a run that may be empty. */
  private void enter(int position, BitSet to) {
    to.set(position);
    if (isRun(position)) {
      to.set(position + 1);
    }
  }

  boolean isMatch(BitSet positions) {
    return positions.intersects(ends);
  }

  /** Returns whether everything that follows is matched. */
  boolean isEndless(BitSet positions) {
    return positions.intersects(endless);
  }

  /** Returns one length of each class of lengths that the open globs do not tell apart. */
  int[] lengths() {
    Set<Integer> lengths = new TreeSet<>(Set.of(1));
    for (int p = open.nextSetBit(0); p >= 0; p = open.nextSetBit(p + 1)) {
      if (!ends.get(p) && !isRun(p)) {
        lengths.add(glob(p).shortestMatch());
        lengths.add(glob(p).shortestMatch() + 1);
      }
    }
    return lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns a letter that stands in no pattern. */
  char unusedLetter() {
    BitSet used = new BitSet();
    patterns.forEach(pattern -> pattern.toString().chars().forEach(used::set));
    for (char c = 'x'; c >= 'a'; c--) {
      if (!used.get(c)) {
        return c;
      }
    }
    return (char) used.nextClearBit('\u03b1');
  }
}
