package dev.edict.eval.table;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A hash of text that grows character by character in either direction, so that all prefixes or all
 * suffixes of a text are hashed in one pass.
 */
final class TextHash {
  static final long EMPTY = 0x9e3779b97f4a7c15L;

  // Differs between processes, so that nobody can prepare colliding texts. No order that depends on
  // it reaches a result.
  private static final long MULTIPLIER = ThreadLocalRandom.current().nextLong() | 1;

  private TextHash() {}

  /** Returns the hash of the text that {@code hash} stands for, with one more character. */
  static long with(long hash, char c) {
    long mixed = (hash ^ c) * MULTIPLIER;
    return mixed ^ mixed >>> 29;
  }

  /** Returns the hash of a part of {@code text}, read from left to right. */
  static long forward(String text, int from, int to) {
    long hash = EMPTY;
    for (int i = from; i < to; i++) {
      hash = with(hash, text.charAt(i));
    }
    return hash;
  }

  /** Returns the hash of a part of {@code text}, read from right to left. */
  static long backward(String text, int from, int to) {
    long hash = EMPTY;
    for (int i = to - 1; i >= from; i--) {
      hash = with(hash, text.charAt(i));
    }
    return hash;
  }
}
