package dev.edict.cli;

/** What the command answers to the shell; {@code edict --help} lists it. */
final class ExitCode {
  /** Done; for one request by hand: allowed. */
  static final int OK = 0;

  /** Findings: a policy with errors, a file to format; for one request by hand: not allowed. */
  static final int FINDINGS = 1;

  /** Nothing was done: wrong usage, unreadable files, or policies that do not load. */
  static final int REFUSED = 2;

  /** A fault of the program. */
  static final int INTERNAL = 3;

  private ExitCode() {}
}
