package dev.edict.eval.limit;

/**
 * The calls of the last minute, counted by the second. A call counts for at least sixty and less
 * than sixty-one seconds, so no minute ever sees more calls than the limit. Not safe for use by
 * several threads.
 */
final class CallWindow {
  private static final int SLOTS = 61;

  private final int[] counts = new int[SLOTS];
  private long newest;
  private long total;

  /** Makes an empty window at a second. */
  CallWindow(long second) {
    this.newest = second;
  }

  /** Counts a call unless {@code limit} are counted already, and returns whether it did. */
  boolean tryAdd(long second, long limit) {
    advanceTo(second);
    int slot = slot(newest);
    if (total >= limit || counts[slot] == Integer.MAX_VALUE) {
      return false;
    }
    counts[slot]++;
    total++;
    return true;
  }

  /** Returns whether no call counts any more. */
  boolean isEmpty(long second) {
    advanceTo(second);
    return total == 0;
  }

  private void advanceTo(long second) {
    // After a minute or more everything is forgotten by the first sixty-one steps.
    long from = Math.max(newest, second - SLOTS);
    for (long next = from + 1; next <= second; next++) {
      total -= counts[slot(next)];
      counts[slot(next)] = 0;
    }
    newest = Math.max(newest, second);
  }

  private static int slot(long second) {
    return (int) Math.floorMod(second, (long) SLOTS);
  }
}
