package dev.edict.audit.dashboard;

import dev.edict.audit.journal.JournalRecord;

/** Numbers for what a record says, as places in an array of counts. */
final class Outcomes {
  static final int ALLOWED = 0;
  static final int DENIED = 1;
  static final int APPROVAL = 2;
  static final int NOTICE = 3;

  /** How many there are. */
  static final int KINDS = 4;

  private Outcomes() {}

  static int of(JournalRecord record) {
    if (record.isNotice()) {
      return NOTICE;
    }
    return switch (record.required("decision")) {
      case "allow" -> ALLOWED;
      case "deny" -> DENIED;
      default -> APPROVAL;
    };
  }

  static void add(long[] sums, long[] added) {
    for (int i = 0; i < KINDS; i++) {
      sums[i] += added[i];
    }
  }

  static long total(long[] outcomes) {
    long total = 0;
    for (long count : outcomes) {
      total += count;
    }
    return total;
  }
}
