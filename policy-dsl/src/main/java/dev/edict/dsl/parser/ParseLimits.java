package dev.edict.dsl.parser;

/**
 * Bounds on the work that one policy text can cause.
 *
 * @param maxCodePoints longest text, in code points
 * @param maxDepth deepest nesting of brackets and of {@code not}
 * @param maxErrors most findings before reading stops
 * @param maxStringCodePoints longest string, in code points between the quotes
 * @param maxNumberDigits longest number, in digits
 */
public record ParseLimits(
    int maxCodePoints, int maxDepth, int maxErrors, int maxStringCodePoints, int maxNumberDigits) {

  /**
   * 10 Mi code points, 64 levels, 100 errors, strings of 4096 code points, numbers of 64 digits.
   */
  public static final ParseLimits DEFAULTS = new ParseLimits(10 * 1024 * 1024, 64, 100, 4096, 64);

  // The tree is walked recursively; deeper trees could exhaust the stack of a small thread.
  private static final int DEEPEST = 256;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if a bound is below 1 or the depth above 256
   */
  public ParseLimits {
    requirePositive("maxCodePoints", maxCodePoints);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxErrors", maxErrors);
    requirePositive("maxStringCodePoints", maxStringCodePoints);
    requirePositive("maxNumberDigits", maxNumberDigits);
    if (maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth is above " + DEEPEST + ": " + maxDepth);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is below 1: " + value);
    }
  }
}
