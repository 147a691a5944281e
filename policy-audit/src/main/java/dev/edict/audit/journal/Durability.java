package dev.edict.audit.journal;

/** What it means that a journal has taken an event. */
public enum Durability {
  /**
   * It is in memory, and will be written soon. Lost are the latest events when the program is
   * killed, and up to a second of them when the power fails.
   */
  BUFFERED,
  /** It is on the disk: written and forced there. Nothing that was taken is lost. */
  DURABLE
}
