package dev.edict.audit.journal;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until it is set; {@link #adjust} takes over what was set. */
final class SettableClock implements EventClock {
  private final AtomicLong set = new AtomicLong();
  private final AtomicLong shown = new AtomicLong();

  SettableClock(Instant now) {
    set.set(EventClock.microsOf(now));
    shown.set(set.get());
  }

  void set(Instant now) {
    set.set(EventClock.microsOf(now));
  }

  @Override
  public long micros() {
    return shown.get();
  }

  @Override
  public long adjust() {
    return shown.getAndSet(set.get()) - set.get();
  }
}
