package dev.edict.cli.playground;

import java.util.concurrent.TimeUnit;

/** A moment after which nothing more is begun. */
final class Deadline {
  private final long nanos;

  private Deadline(long nanos) {
    this.nanos = nanos;
  }

  static Deadline inSeconds(int seconds) {
    return new Deadline(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
  }

  boolean isPast() {
    return System.nanoTime() - nanos > 0;
  }
}
