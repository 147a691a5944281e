package dev.edict.eval.table;

import java.util.Arrays;

/** The different segments of one text as far as it is read; for texts with many. */
final class SegmentsMet {
  private static final int FREE = -1;
  private static final int SMALLEST = 128;

  private final String text;
  // Parts of arrays are compared many characters at a time.
  private final char[] chars;
  private int[] starts;
  private int[] ends;
  private int size;

  private SegmentsMet(String text) {
    this.text = text;
    this.chars = text.toCharArray();
    this.starts = new int[SMALLEST];
    this.ends = new int[SMALLEST];
    Arrays.fill(starts, FREE);
  }

  /** Returns the segments of {@code text} between two places where segments start. */
  static SegmentsMet of(String text, int from, int to, char separator) {
    SegmentsMet met = new SegmentsMet(text);
    int start = from;
    while (start < to) {
      int end = text.indexOf(separator, start);
      met.add(TextHash.forward(text, start, end), start, end);
      start = end + 1;
    }
    return met;
  }

  /** Returns whether no segment of {@code text} before is the same, of a few. */
  static boolean isNew(String text, int from, int start, int end, char separator) {
    int length = end - start;
    for (int at = from; at < start; at = text.indexOf(separator, at) + 1) {
      boolean whole = text.charAt(at + length) == separator;
      if (whole && text.regionMatches(at, text, start, length)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the segment with a hash; returns false when the same one is there already. */
  boolean add(long hash, int start, int end) {
    int slot = slot(hash);
    while (starts[slot] != FREE) {
      if (isSame(slot, start, end)) {
        return false;
      }
      slot = (slot + 1) & (starts.length - 1);
    }
    starts[slot] = start;
    ends[slot] = end;
    if (++size * 2 > starts.length) {
      grow();
    }
    return true;
  }

  private int slot(long hash) {
    return (int) (hash >>> 32) & (starts.length - 1);
  }

  private boolean isSame(int slot, int start, int end) {
    return Arrays.equals(chars, starts[slot], ends[slot], chars, start, end);
  }

  private void grow() {
    int[] oldStarts = starts;
    int[] oldEnds = ends;
    starts = new int[oldStarts.length * 4];
    ends = new int[starts.length];
    Arrays.fill(starts, FREE);
    for (int i = 0; i < oldStarts.length; i++) {
      if (oldStarts[i] != FREE) {
        enter(oldStarts[i], oldEnds[i]);
      }
    }
  }

  private void enter(int start, int end) {
    int slot = slot(TextHash.forward(text, start, end));
    while (starts[slot] != FREE) {
      slot = (slot + 1) & (starts.length - 1);
    }
    starts[slot] = start;
    ends[slot] = end;
  }
}
