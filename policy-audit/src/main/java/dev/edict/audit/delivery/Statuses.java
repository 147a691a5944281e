package dev.edict.audit.delivery;

/** What HTTP statuses mean where a target does not say otherwise. */
final class Statuses {
  private static final int MAX_QUOTED = 200;

  private Statuses() {}

  static SendResult again(int status, String body) {
    return new SendResult.TryAgain(said(status, body), null);
  }

  /** Returns what a refusal means: what a person must change, or what is in the batch. */
  static SendResult refusal(int status, String body) {
    return switch (status) {
      case 400, 413, 422 -> new SendResult.Divide(said(status, body));
      default -> new SendResult.Halt(said(status, body));
    };
  }

  static String said(int status, String body) {
    String quoted = body.length() > MAX_QUOTED ? body.substring(0, MAX_QUOTED) : body;
    return "status " + status + (quoted.isEmpty() ? "" : " " + quoted);
  }
}
