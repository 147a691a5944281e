package dev.edict.audit.journal;

import java.time.Instant;

/** Tells the time of events without making objects. */
interface EventClock {

  /** How far a clock may go back before it is worth a notice, in microseconds. */
  long TOLERANCE = 1_000_000;

  /** Returns the microseconds since 1970. */
  long micros();

  /**
   * Takes the system's time anew.
   *
   * @return how many microseconds the time went back by that; 0 or negative when it did not
   */
  long adjust();

  /** Returns the microseconds since 1970 of an instant. */
  static long microsOf(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  /** Returns the instant of microseconds since 1970. */
  static Instant instantOf(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
  }
}
