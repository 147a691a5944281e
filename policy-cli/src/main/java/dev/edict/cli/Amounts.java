package dev.edict.cli;

import dev.edict.dsl.rule.ResourceLimit;
import java.math.BigDecimal;

/** Writes amounts of resources in the largest unit that divides them, as authors write them. */
final class Amounts {
  private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};
  private static final String[] TIMES = {"ms", "s", "m", "h", "d"};
  private static final int[] TIME_STEPS = {1000, 60, 60, 24};

  private Amounts() {}

  /** Returns an amount of a kind with its unit. */
  static String text(ResourceLimit.Kind kind, long amount) {
    return switch (kind) {
      case CPU -> BigDecimal.valueOf(amount, 3).stripTrailingZeros().toPlainString();
      case MEMORY, DISK -> size(amount);
      case PROCESSES -> Long.toString(amount);
      case SESSION -> time(amount);
      case CALLS -> amount + " per minute";
    };
  }

  private static String size(long bytes) {
    int unit = 0;
    long rest = bytes;
    while (unit + 1 < SIZES.length && rest % 1024 == 0) {
      rest /= 1024;
      unit++;
    }
    return rest + SIZES[unit];
  }

  private static String time(long milliseconds) {
    int unit = 0;
    long rest = milliseconds;
    while (unit < TIME_STEPS.length && rest % TIME_STEPS[unit] == 0) {
      rest /= TIME_STEPS[unit];
      unit++;
    }
    return rest + TIMES[unit];
  }
}
