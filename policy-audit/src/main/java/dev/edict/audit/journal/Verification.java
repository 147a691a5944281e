package dev.edict.audit.journal;

import java.util.List;

/**
 * What was found when a journal was verified.
 *
 * @param segments how many files with records there are
 * @param records how many intact records
 * @param first the number of the first record; 0 when there is none
 * @param end the last record; the start when there is none
 * @param checkpoints how many checkpoints
 * @param lastCheckpoint the number of the last record that a checkpoint vouches for; 0 for none
 * @param isLive whether a journal was writing meanwhile
 * @param findings what is not as it was written, in the order of the journal; at most {@link
 *     JournalVerifier#MAX_FINDINGS}
 */
public record Verification(
    int segments,
    long records,
    long first,
    JournalPosition end,
    int checkpoints,
    long lastCheckpoint,
    boolean isLive,
    List<Finding> findings) {

  /** Copies the list. */
  public Verification {
    findings = List.copyOf(findings);
  }

  /** Returns whether everything is as it was written. */
  public boolean isIntact() {
    return findings.isEmpty();
  }
}
