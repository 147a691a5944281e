package dev.edict.audit.journal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says that a journal cannot take, keep or read a record. */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  JournalException(Reason reason, String message) {
    this(reason, message, null);
  }

  JournalException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Returns what kind of trouble it is. */
  public Reason reason() {
    return reason;
  }

  /** The kinds of trouble. */
  public enum Reason {
    /** The queue is full, and the journal was told to deny then. */
    FULL,
    /** The thread was interrupted while it waited. */
    INTERRUPTED,
    /** The journal was closed. */
    CLOSED,
    /** Writing failed, because the disk is full, read-only or broken; nothing more is taken. */
    FAILED,
    /** Another journal has the directory. */
    LOCKED,
    /** What is in the directory was changed or is incomplete. */
    DAMAGED
  }
}
