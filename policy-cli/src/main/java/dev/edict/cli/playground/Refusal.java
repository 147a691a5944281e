package dev.edict.cli.playground;

/** A request of the page that is not answered; the message says why. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final int status;

  private Refusal(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** Returns the refusal of a request that is not understood. */
  static Refusal malformed(String reason) {
    return new Refusal(400, reason);
  }

  /** Returns the refusal of a change to what has changed meanwhile. */
  static Refusal conflict(String reason) {
    return new Refusal(409, reason);
  }

  int status() {
    return status;
  }
}
