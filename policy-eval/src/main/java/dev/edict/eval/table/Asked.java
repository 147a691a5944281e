package dev.edict.eval.table;

/**
 * What is asked of cells, packed into one number, so that asking makes no object: the port in the
 * lowest 16 bits, the verbs above them, and in the upper half where the segments of the text begin
 * that is walked.
 */
final class Asked {
  private static final int VERBS_AT = 16;
  private static final int START_AT = 32;

  private Asked() {}

  static long of(int verbs, int port) {
    return (long) verbs << VERBS_AT | port;
  }

  /** Returns {@code asked} for a text whose segments begin at {@code start}. */
  static long startingAt(long asked, int start) {
    return (asked & 0xffff_ffffL) | (long) start << START_AT;
  }

  static int port(long asked) {
    return (int) asked & 0xffff;
  }

  static int verbs(long asked) {
    return (int) asked >>> VERBS_AT;
  }

  static int start(long asked) {
    return (int) (asked >>> START_AT);
  }
}
