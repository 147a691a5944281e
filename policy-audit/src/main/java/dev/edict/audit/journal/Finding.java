package dev.edict.audit.journal;

import java.util.Locale;

/**
 * Something that is not as a journal left it.
 *
 * @param kind what kind of thing
 * @param file the name of the file
 * @param line the number of the line in it, counted from 1; 0 when the whole file is meant
 * @param message one readable sentence, lower case, without a full stop
 */
public record Finding(Kind kind, String file, long line, String message) {

  /** The kinds of findings. */
  public enum Kind {
    /** A record was changed. */
    ALTERED,
    /** A record does not follow the one before: some were removed, inserted or reordered. */
    BROKEN_CHAIN,
    /** The oldest records are missing, and the journal does not say that it removed them. */
    MISSING_START,
    /** Records at the end are missing that a checkpoint or an anchor speaks of. */
    CUT_OFF,
    /** The last line is not whole, and no journal is writing it. */
    TORN_TAIL,
    /** A file cannot be read, or its name is not that of its first record. */
    UNREADABLE,
    /** The bytes of a compressed segment are not those that were written. */
    COMPRESSED_ALTERED,
    /** A line of the checkpoints is none, or one is missing. */
    CHECKPOINT_ALTERED,
    /** A checkpoint or an anchor names another record than the journal has. */
    CHECKPOINT_MISMATCH,
    /** A checkpoint is not signed with one of the keys. */
    NOT_SIGNED;

    /** Returns the kebab-case word shown to people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
