package dev.edict.eval.analysis.language;

/**
 * Two patterns as rows of tokens, each for one element or for a run of any number, and the
 * relations of what they stand for, by a table of left size times right size.
 */
abstract class TokenTable {
  private final int leftSize;
  private final int rightSize;

  TokenTable(int leftSize, int rightSize) {
    this.leftSize = leftSize;
    this.rightSize = rightSize;
  }

  abstract boolean isLeftRun(int i);

  abstract boolean isRightRun(int j);

  /** Returns whether the single left token takes every element. */
  abstract boolean isLeftAny(int i);

  /** Returns whether the single left token takes all that the single right token does. */
  abstract boolean takesAll(int i, int j);

  /** Returns whether the two single tokens take some element both. */
  abstract boolean takesSome(int i, int j);

  /** Returns true only if the left pattern holds all that the right one does. */
  final boolean covers() {
    return table(true);
  }

  /** Returns whether something is in both patterns. */
  final boolean overlaps() {
    return table(false);
  }

  private boolean table(boolean covering) {
    // INVARIANT: below[j] answers for left tokens from i + 1, current[j] for those from i.
    boolean[] below = new boolean[rightSize + 1];
    for (int i = leftSize; i >= 0; i--) {
      boolean[] current = new boolean[rightSize + 1];
      for (int j = rightSize; j >= 0; j--) {
        current[j] = covering ? covers(i, j, below, current) : overlaps(i, j, below, current);
      }
      below = current;
    }
    return below[0];
  }

  private boolean covers(int i, int j, boolean[] below, boolean[] current) {
    if (i == leftSize) {
      return j == rightSize;
    }
    if (isLeftRun(i)) {
      return below[j] || (j < rightSize && current[j + 1]);
    }
    if (j == rightSize) {
      return false;
    }
    if (isRightRun(j)) {
      // The run is empty, or its first element is taken by the left token.
      return isLeftAny(i) && current[j + 1] && below[j];
    }
    return below[j + 1] && takesAll(i, j);
  }

  private boolean overlaps(int i, int j, boolean[] below, boolean[] current) {
    if (i == leftSize && j == rightSize) {
      return true;
    }
    if (i < leftSize && isLeftRun(i)) {
      return below[j] || (j < rightSize && current[j + 1]);
    }
    if (j < rightSize && isRightRun(j)) {
      return current[j + 1] || (i < leftSize && below[j]);
    }
    return i < leftSize && j < rightSize && below[j + 1] && takesSome(i, j);
  }
}
