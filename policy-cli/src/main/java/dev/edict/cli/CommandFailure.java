package dev.edict.cli;

/** Ends a command with {@link ExitCode#REFUSED} and one line for the user. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param message what is wrong, lower case, without a full stop
   */
  CommandFailure(String message) {
    super(message);
  }
}
