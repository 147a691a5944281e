package dev.edict.dsl.match;

import org.jspecify.annotations.Nullable;

/**
 * A value that is wholly given by its canonical text: two of the same class are equal exactly when
 * their texts are.
 */
public abstract class CanonicalText {

  private final String text;

  /** Makes a value of the canonical {@code text}; only canonicalisers may call this. */
  protected CanonicalText(String text) {
    this.text = text;
  }

  /** Returns the only accepted spelling of this value. */
  public final String text() {
    return text;
  }

  // A server and a tool of one name are not equal.
  @SuppressWarnings("EqualsGetClass")
  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((CanonicalText) other).text.equals(text);
  }

  @Override
  public final int hashCode() {
    return text.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public final String toString() {
    return text;
  }
}
