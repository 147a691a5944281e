package dev.edict.bundle;

/** A bundle may not be used. */
public final class BundleRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  /**
   * Makes an exception.
   *
   * @param detail what is wrong, lower case, without a full stop and without secrets
   */
  public BundleRefusedException(Refusal refusal, String detail) {
    super(refusal.code() + ": " + detail);
    this.refusal = refusal;
  }

  /** Returns the kind of what is wrong. */
  public Refusal refusal() {
    return refusal;
  }
}
