package dev.edict.audit.journal;

import dev.edict.eval.audit.AuditChain;

/**
 * How far a reader of a journal is.
 *
 * @param sequence the number of the last record read; 0 before the first
 * @param hash the hash of that record; zeros before the first
 */
public record JournalPosition(long sequence, String hash) {

  /** Before the first record. */
  public static final JournalPosition START = new JournalPosition(0, AuditChain.NO_HASH);

  /** Checks that the position can be one. */
  public JournalPosition {
    if (sequence < 0 || hash.length() != AuditChain.NO_HASH.length()) {
      throw new IllegalArgumentException("no position: " + sequence + " " + hash);
    }
  }
}
