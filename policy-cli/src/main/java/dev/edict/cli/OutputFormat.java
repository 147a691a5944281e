package dev.edict.cli;

/** For whom a command writes. */
enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON
}
