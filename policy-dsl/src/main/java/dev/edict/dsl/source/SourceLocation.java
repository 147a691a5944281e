package dev.edict.dsl.source;

/**
 * A span together with the text it belongs to.
 *
 * @param source the policy text
 * @param span the range in that text
 */
public record SourceLocation(PolicySource source, SourceSpan span)
    implements Comparable<SourceLocation> {

  /** Returns line and column of the first code point. */
  public SourcePosition position() {
    return source.lines().position(span.start());
  }

  /** Orders by source name, then by start, then by end. */
  @Override
  public int compareTo(SourceLocation other) {
    int byName = source.name().compareTo(other.source.name());
    if (byName != 0) {
      return byName;
    }
    int byStart = Integer.compare(span.start(), other.span.start());
    return byStart != 0 ? byStart : Integer.compare(span.end(), other.span.end());
  }

  /** Returns {@code name:line:column}, the form that editors and terminals link. */
  @Override
  public String toString() {
    return source.name() + ":" + position();
  }
}
