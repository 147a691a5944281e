package dev.edict.bundle;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * When a client asks for a newer bundle, and how long it does without an answer.
 *
 * @param interval how long it waits after an answer, on average: the waits are spread evenly
 *     between half and one and a half of it, so that machines started together do not ask together
 * @param firstRetry how long it waits after the first failure, on average; doubled with each other
 *     one
 * @param longestRetry how long it waits after a failure at most, on average
 * @param maxAge how long the last good bundle decides after the source confirmed it
 */
public record BundleSchedule(
    Duration interval, Duration firstRetry, Duration longestRetry, Duration maxAge) {
  /** Once a minute; after failures from 2 seconds to 5 minutes; for a day without an answer. */
  public static final BundleSchedule DEFAULTS =
      new BundleSchedule(
          Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofDays(1));

  private static final int MOST_DOUBLINGS = 20;

  /** Refuses what is not positive. */
  public BundleSchedule {
    for (Duration each : List.of(interval, firstRetry, longestRetry, maxAge)) {
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a time of the schedule is not positive: " + each);
      }
    }
  }

  /** Returns this with another interval. */
  public BundleSchedule every(Duration value) {
    return new BundleSchedule(value, firstRetry, longestRetry, maxAge);
  }

  /** Returns this with another time without an answer. */
  public BundleSchedule withMaxAge(Duration value) {
    return new BundleSchedule(interval, firstRetry, longestRetry, value);
  }

  /** Returns how long to wait after so many failures in a row. */
  Duration next(int failures, RandomGenerator random) {
    Duration average = failures == 0 ? interval : retry(failures);
    long nanos = average.toNanos();
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos));
  }

  private Duration retry(int failures) {
    Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
  }
}
