package dev.edict.dsl.match;

/**
 * Two sequences of tokens, each token standing for one element or for a run of any number of them,
 * and the relations between the languages of the two.
 *
 * <p>Both relations fill a table of left size times right size bits, so time is bounded by that
 * product of token comparisons and memory by one row.
 */
public abstract class TokenRelation {

  private final int leftSize;
  private final int rightSize;

  /** Makes the relation of two sequences of so many tokens. */
  protected TokenRelation(int leftSize, int rightSize) {
    this.leftSize = leftSize;
    this.rightSize = rightSize;
  }

  /** Returns whether the left token {@code i} is a run. */
  protected abstract boolean isLeftRun(int i);

  /** Returns whether the right token {@code j} is a run. */
  protected abstract boolean isRightRun(int j);

  /** Returns whether the left token {@code i} stands for every possible single element. */
  protected abstract boolean isLeftAny(int i);

  /** Returns whether the single left token {@code i} covers the single right token {@code j}. */
  protected abstract boolean singleCovers(int i, int j);

  /** Returns whether the single tokens {@code i} and {@code j} have an element in common. */
  protected abstract boolean singleOverlaps(int i, int j);

  /** Returns true only if every sequence of the right language is in the left one. */
  public final boolean covers() {
    // INVARIANT: below[j] answers for left tokens from i + 1, current[j] for those from i.
    boolean[] below = new boolean[rightSize + 1];
    below[rightSize] = true;
    for (int i = leftSize - 1; i >= 0; i--) {
      boolean[] current = new boolean[rightSize + 1];
      for (int j = rightSize; j >= 0; j--) {
        current[j] = covers(i, j, below, current);
      }
      below = current;
    }
    return below[0];
  }

  private boolean covers(int i, int j, boolean[] below, boolean[] current) {
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
    return below[j + 1] && singleCovers(i, j);
  }

  /** Returns whether some sequence is in both languages. */
  public final boolean overlaps() {
    boolean[] below = new boolean[rightSize + 1];
    below[rightSize] = true;
    for (int j = rightSize - 1; j >= 0; j--) {
      below[j] = below[j + 1] && isRightRun(j);
    }
    for (int i = leftSize - 1; i >= 0; i--) {
      boolean[] current = new boolean[rightSize + 1];
      for (int j = rightSize; j >= 0; j--) {
        current[j] = overlaps(i, j, below, current);
      }
      below = current;
    }
    return below[0];
  }

  private boolean overlaps(int i, int j, boolean[] below, boolean[] current) {
    if (isLeftRun(i)) {
      return below[j] || (j < rightSize && current[j + 1]);
    }
    if (j == rightSize) {
      return false;
    }
    if (isRightRun(j)) {
      return current[j + 1] || below[j];
    }
    return below[j + 1] && singleOverlaps(i, j);
  }
}
