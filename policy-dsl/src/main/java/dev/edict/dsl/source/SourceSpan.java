package dev.edict.dsl.source;

/**
 * A half-open range of a policy text, counted in Unicode code points.
 *
 * @param start offset of the first code point, 0 or more
 * @param end offset after the last code point, {@code start} or more
 */
public record SourceSpan(int start, int end) {

  /** Checks that the range is well formed. */
  public SourceSpan {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span out of order: start " + start + ", end " + end);
    }
  }

  /** Returns the empty span at {@code offset}. */
  public static SourceSpan at(int offset) {
    return new SourceSpan(offset, offset);
  }

  /** Returns the smallest span that contains this one and {@code other}. */
  public SourceSpan to(SourceSpan other) {
    return new SourceSpan(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Returns how many code points the span holds. */
  public int length() {
    return end - start;
  }
}
