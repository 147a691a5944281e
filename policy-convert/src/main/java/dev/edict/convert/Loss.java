package dev.edict.convert;

import java.util.Locale;

/**
 * Something of the original that the result does not say.
 *
 * @param direction what its absence means
 * @param place where it stands in the original
 * @param what what was not carried over, and why
 */
public record Loss(Direction direction, String place, String what) {

  /** Whether the result allows more or less than the original. */
  public enum Direction {
    /** The result may allow what the original does not. */
    WIDER,
    /** The result may deny what the original allows. */
    NARROWER;

    /** Returns the word shown to people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns {@code wider: place: what}. */
  @Override
  public String toString() {
    return direction.word() + ": " + place + ": " + what;
  }
}
