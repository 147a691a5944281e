package dev.edict.audit.delivery;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
interface Pause {

  /** Returns when the time is over. */
  void take(Duration time) throws InterruptedException;
}
