package dev.edict.cli;

/** Says how many there are of something. */
final class Counts {
  private Counts() {}

  /** Returns {@code 1 rule}, {@code 2 rules}. */
  static String of(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
