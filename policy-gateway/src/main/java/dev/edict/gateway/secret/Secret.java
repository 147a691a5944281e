package dev.edict.gateway.secret;

/** The value of a secret. It shows itself only when asked to. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Returns a secret.
   *
   * @throws IllegalArgumentException if the value is empty or has a control character, which could
   *     end the header or variable it goes into
   */
  public static Secret of(String value) {
    if (value.isEmpty() || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a secret is empty or has a control character");
    }
    return new Secret(value);
  }

  /** Returns the value itself. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
