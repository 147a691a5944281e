package dev.edict.eval.table;

import java.util.SplittableRandom;

/**
 * A hash of text that is a sum with one term for each character and its place, so that all prefixes
 * or all suffixes of a text are hashed in one pass, whose steps do not wait for one another. The
 * upper half of the sum is evenly spread whatever the texts (multilinear hashing).
 */
final class TextHash {
  /** The hash of no character. */
  static final long EMPTY = 0;

  private static final int PLACES = 4096;

  // Differs between processes, so that nobody can prepare colliding texts. No order that depends on
  // it reaches a result.
  private static final long[] FACTORS = factors();

  private TextHash() {}

  private static long[] factors() {
    return new SplittableRandom().longs(PLACES).map(factor -> factor | 1).toArray();
  }

  /**
   * Returns what a character adds to the hash of a text.
   *
   * @param place how many characters of the text come before it in the direction of reading
   */
  static long term(int place, int c) {
    return FACTORS[place & (PLACES - 1)] * (c + 1);
  }

  /** Returns the hash of a part of {@code text}, read from left to right. */
  static long forward(String text, int from, int to) {
    long hash = EMPTY;
    for (int i = from; i < to; i++) {
      hash += term(i - from, text.charAt(i));
    }
    return hash;
  }

  /** Returns the hash of a part of {@code text}, read from right to left. */
  static long backward(String text, int from, int to) {
    long hash = EMPTY;
    for (int i = to - 1; i >= from; i--) {
      hash += term(to - 1 - i, text.charAt(i));
    }
    return hash;
  }

  /** Returns {@code c} with the case of an ASCII letter taken away, without a branch. */
  static int lower(char c) {
    int upper = (('@' - c) & (c - '[')) >>> 31;
    return c | upper << 5;
  }
}
