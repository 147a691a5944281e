package dev.edict.audit.dashboard;

import dev.edict.audit.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of records over time, in slots of one width. Of a window that moves with the clock, slots
 * fall out at its old end; otherwise slots become wider when there are too many. Used by one
 * thread.
 */
final class TimeLine {
  private static final int GOOD_SLOTS = 120;
  private static final int MOST_SLOTS = 240;
  private static final long[] WIDTHS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400
  };
  private static final long MILLIS = 1000;

  private final @Nullable Duration last;
  private final @Nullable Instant since;
  private final @Nullable Instant until;
  private final List<Slot> slots = new ArrayList<>();
  private long from;
  private long width;
  private boolean begun;

  /** Makes a line for what a page wants to see. */
  TimeLine(ViewRequest request) {
    this.last = request.last();
    this.since = request.since();
    this.until = request.until();
  }

  private static long width(long millis) {
    for (long seconds : WIDTHS) {
      if (millis <= seconds * MILLIS * GOOD_SLOTS) {
        return seconds * MILLIS;
      }
    }
    long width = WIDTHS[WIDTHS.length - 1] * MILLIS;
    while (millis / width > GOOD_SLOTS) {
      width *= 2;
    }
    return width;
  }

  /** Goes on to {@code now}. Returns whether a slot began or ended by that. */
  boolean advance(Instant now) {
    if (last == null) {
      return false;
    }
    width = width(last.toMillis());
    long newest = floor(now.toEpochMilli());
    int size = Math.toIntExact(Math.max(1, last.toMillis() / width));
    long oldest = newest - (size - 1) * width;
    boolean moved = !begun || from != oldest;
    if (!begun || from > newest) {
      slots.clear();
      from = oldest;
      begun = true;
    }
    while (from < oldest && !slots.isEmpty()) {
      slots.remove(0);
      from += width;
    }
    // A clock that went back a little leaves the line where it is.
    from = Math.max(from, oldest);
    while (slots.size() < size) {
      slots.add(new Slot());
    }
    return moved;
  }

  private long floor(long millis) {
    return Math.floorDiv(millis, width) * width;
  }

  /** Counts a record. Returns false, and does nothing, if its time is not on the line. */
  boolean add(JournalRecord record, Instant now) {
    Instant time = record.time();
    if ((since != null && time.isBefore(since)) || (until != null && !time.isBefore(until))) {
      return false;
    }
    long millis = time.toEpochMilli();
    if (last != null) {
      // What a clock in front of this one wrote is new all the same.
      millis = Math.min(millis, from + slots.size() * width - 1);
      return millis >= from && count(record, millis);
    }
    if (!begun) {
      begin(millis, now);
    }
    return count(record, Math.max(millis, from));
  }

  private void begin(long first, Instant now) {
    long start = since == null ? first : since.toEpochMilli();
    long end = until == null ? Math.max(now.toEpochMilli(), first) : until.toEpochMilli();
    width = width(Math.max(1, end - start));
    from = floor(start);
    begun = true;
  }

  private boolean count(JournalRecord record, long millis) {
    while ((millis - from) / width >= MOST_SLOTS) {
      widen();
    }
    int slot = Math.toIntExact((millis - from) / width);
    while (slots.size() <= slot) {
      slots.add(new Slot());
    }
    slots.get(slot).add(record);
    return true;
  }

  private void widen() {
    long narrow = width;
    width *= 2;
    long start = floor(from);
    int offset = Math.toIntExact((from - start) / narrow);
    List<Slot> wide = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (wide.size() <= (i + offset) / 2) {
        wide.add(new Slot());
      }
      wide.get((i + offset) / 2).addAll(slots.get(i));
    }
    slots.clear();
    slots.addAll(wide);
    from = start;
  }

  /** Returns the slots, the oldest first. */
  List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** Returns when the first slot begins, in milliseconds since 1970. */
  long from() {
    return from;
  }

  /** Returns how long a slot is, in milliseconds. */
  long width() {
    return width;
  }

  /** Returns the counts of all slots together. */
  Slot sum() {
    Slot sum = new Slot();
    slots.forEach(sum::addAll);
    return sum;
  }
}
