package dev.edict.audit.journal;

import java.util.Locale;

/** What a journal records about itself. */
public enum NoticeKind {
  /** The end of the journal was torn when it was opened; counts the bytes set aside. */
  TAIL_CUT,
  /** Events were dropped because the queue was full; counts them. */
  EVENTS_DROPPED,
  /** The clock went back; counts microseconds. */
  CLOCK_STEPPED_BACK,
  /** The oldest segments are removed, as the retention says; counts their records. */
  SEGMENTS_REMOVED;

  /** Returns the kebab-case word used in records. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
