package dev.edict.audit.journal;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes identifiers of version 7: milliseconds since 1970, then 74 random bits. They must be
 * unique, not hard to guess, so a seeded generator makes them; safe for use by many threads.
 */
final class TimeOrderedIds {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

  /** Returns a fresh identifier of a time in microseconds since 1970. */
  synchronized UUID at(long micros) {
    long high = ((micros / 1000) << 16) | VERSION | (random.nextLong() & 0xfff);
    return new UUID(high, VARIANT | (random.nextLong() >>> 2));
  }
}
