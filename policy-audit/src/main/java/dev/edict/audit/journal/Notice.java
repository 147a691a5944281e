package dev.edict.audit.journal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a journal records about itself.
 *
 * @param kind what happened
 * @param detail one readable sentence
 * @param count of what the kind counts
 * @param throughSequence the last record that is meant; 0 when none is
 * @param throughHash the hash of that record, if one is meant
 */
record Notice(
    NoticeKind kind,
    String detail,
    long count,
    long throughSequence,
    @Nullable String throughHash) {

  static Notice tailCut(long bytes, long afterSequence, String afterHash) {
    return new Notice(
        NoticeKind.TAIL_CUT,
        "the last record was torn; its bytes were set aside",
        bytes,
        afterSequence,
        afterHash);
  }

  static Notice dropped(long events) {
    return new Notice(NoticeKind.EVENTS_DROPPED, "the queue was full", events, 0, null);
  }

  static Notice clockSteppedBack(long micros) {
    return new Notice(
        NoticeKind.CLOCK_STEPPED_BACK,
        "the clock went back; records are in the order of their sequence",
        micros,
        0,
        null);
  }

  static Notice removed(long records, long throughSequence, String throughHash) {
    return new Notice(
        NoticeKind.SEGMENTS_REMOVED,
        "the oldest records were removed",
        records,
        throughSequence,
        throughHash);
  }

  /** A notice with what makes it a record. */
  record Stamped(Notice notice, long micros, UUID id, @Nullable String host) {}
}
