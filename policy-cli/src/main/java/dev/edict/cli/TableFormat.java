package dev.edict.cli;

/** How answers about a journal are written. */
enum TableFormat {
  /** For people. */
  TEXT,
  /** JSON Lines. */
  JSON,
  /** Comma-separated values, with a line of names. */
  CSV
}
