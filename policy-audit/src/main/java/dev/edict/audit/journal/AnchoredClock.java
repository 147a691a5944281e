package dev.edict.audit.journal;

import java.time.InstantSource;

/**
 * Counts on from an instant by the processor's clock. {@code Instant.now()} would make an object on
 * the thread that decides.
 */
final class AnchoredClock implements EventClock {
  private final InstantSource source;
  private volatile Anchor anchor;

  AnchoredClock(InstantSource source) {
    this.source = source;
    this.anchor = take();
  }

  @Override
  public long micros() {
    return anchor.at(System.nanoTime());
  }

  @Override
  public long adjust() {
    Anchor next = take();
    long expected = anchor.at(next.nanos);
    anchor = next;
    return expected - next.micros;
  }

  private Anchor take() {
    return new Anchor(EventClock.microsOf(source.instant()), System.nanoTime());
  }

  private record Anchor(long micros, long nanos) {
    long at(long now) {
      return micros + (now - nanos) / 1000;
    }
  }
}
