package dev.edict.eval.audit;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes identifiers of version 7: milliseconds since 1970, then 74 random bits. */
final class TimeOrderedIds implements Supplier<UUID> {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  private final RandomGenerator random;

  TimeOrderedIds(InstantSource clock) {
    this(clock, new SecureRandom());
  }

  TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public UUID get() {
    long high = (clock.millis() << 16) | VERSION | (random.nextLong() & 0xfff);
    return new UUID(high, VARIANT | (random.nextLong() >>> 2));
  }
}
