package dev.edict.audit.journal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue from many threads to one, which makes no objects and takes no lock.
 *
 * <p>A place is claimed by counting {@code tail} up, filled, and then published by its stamp, which
 * is the position plus one. Closing sets the sign of {@code tail}, so that no place can be claimed
 * after it: the reader knows how many there are still to come.
 */
final class EventRing {
  /** The answer when there is no room. */
  static final long FULL = 0;

  /** The answer when the ring is closed. */
  static final long CLOSED = -1;

  private static final long CLOSED_BIT = Long.MIN_VALUE;
  private static final int FACTS = 5;

  private final int capacity;
  private final int mask;
  private final @Nullable Object[] facts;
  private final long[] micros;
  private final AtomicLongArray stamps;
  private final AtomicLong tail = new AtomicLong();
  private final AtomicLong head = new AtomicLong();

  /** Makes a ring with room for {@code capacity} events, a power of two. */
  EventRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity is no power of two: " + capacity);
    }
    this.capacity = capacity;
    this.mask = capacity - 1;
    this.facts = new @Nullable Object[capacity * FACTS];
    this.micros = new long[capacity];
    this.stamps = new AtomicLongArray(capacity);
  }

  /**
   * Puts the facts of an event in.
   *
   * @return the number of the event, counted from 1; {@link #FULL} or {@link #CLOSED}
   */
  long offer(
      long time,
      Object first,
      @Nullable Object second,
      @Nullable Object third,
      @Nullable Object fourth,
      @Nullable Object fifth) {
    long position;
    do {
      position = tail.get();
      if (position < 0) {
        return CLOSED;
      }
      if (position - head.getAcquire() >= capacity) {
        return FULL;
      }
    } while (!tail.compareAndSet(position, position + 1));
    int place = (int) position & mask;
    int base = place * FACTS;
    facts[base] = first;
    facts[base + 1] = second;
    facts[base + 2] = third;
    facts[base + 3] = fourth;
    facts[base + 4] = fifth;
    micros[place] = time;
    stamps.setRelease(place, position + 1);
    return position + 1;
  }

  /**
   * Takes the next event out, if there is one; for one thread only.
   *
   * @return whether there was one
   */
  boolean poll(Slot into) {
    long position = head.getPlain();
    int place = (int) position & mask;
    if (stamps.getAcquire(place) != position + 1) {
      return false;
    }
    int base = place * FACTS;
    into.first = facts[base];
    into.second = facts[base + 1];
    into.third = facts[base + 2];
    into.fourth = facts[base + 3];
    into.fifth = facts[base + 4];
    into.micros = micros[place];
    for (int i = 0; i < FACTS; i++) {
      facts[base + i] = null;
    }
    head.setRelease(position + 1);
    return true;
  }

  /** Refuses every event from now on. */
  void close() {
    tail.getAndUpdate(position -> position | CLOSED_BIT);
  }

  boolean isClosed() {
    return tail.get() < 0;
  }

  /** Returns how many events were ever put in. */
  long offered() {
    return tail.get() & ~CLOSED_BIT;
  }

  /** Returns how many events wait. */
  long size() {
    return offered() - head.getAcquire();
  }

  /** What {@link #poll} took out. */
  static final class Slot {
    @Nullable Object first;
    @Nullable Object second;
    @Nullable Object third;
    @Nullable Object fourth;
    @Nullable Object fifth;
    long micros;
  }
}
