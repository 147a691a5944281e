package dev.edict.eval.approval;

/** Why a request that needs approval does not go on. */
enum Refusal {
  /** Nobody could be asked or nobody answered. */
  MISSING("approval-missing", "nobody has approved it"),
  /** A person said no. */
  REJECTED("approval-rejected", "a person rejected it"),
  /** The answer came too late, or was used too late. */
  EXPIRED("approval-expired", "the approval has expired"),
  /** Another request was approved, or under another policy set. */
  MISMATCH("approval-mismatch", "the approval is for another request or policy set");

  private final String code;
  private final String words;

  Refusal(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** Returns the stable code of the denial. */
  String code() {
    return code;
  }

  /** Returns what is the matter, as the end of a sentence. */
  String words() {
    return words;
  }
}
