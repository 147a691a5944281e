package dev.edict.audit.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt: twice as long each time, by chance half of it. */
final class BackOff {
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 60_000;
  private static final Duration LONGEST_ASKED = Duration.ofHours(1);

  private final RandomGenerator random;
  private int failures;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Returns the next pause.
   *
   * @param asked what the target asked for, which is kept to up to an hour
   */
  Duration next(@Nullable Duration asked) {
    long full = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
    failures++;
    Duration own = Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
  }
}
