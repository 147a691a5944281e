package dev.edict.eval.test;

/**
 * How many of some things are covered.
 *
 * @param covered how many are
 * @param all how many there are
 */
public record Share(int covered, int all) {

  /** Refuses more covered than there are. */
  public Share {
    if (covered < 0 || covered > all) {
      throw new IllegalArgumentException(covered + " of " + all);
    }
  }

  /** Returns whether the share is {@code percent} or more; of nothing, everything is covered. */
  public boolean isAtLeast(double percent) {
    return 100.0 * covered >= percent * all;
  }

  /** Returns the share as {@code 87.5% (7 of 8)}, rounded down. */
  public String text() {
    int tenths = all == 0 ? 1000 : (int) (1000L * covered / all);
    String percent = tenths % 10 == 0 ? tenths / 10 + "%" : tenths / 10 + "." + tenths % 10 + "%";
    return percent + " (" + covered + " of " + all + ")";
  }
}
