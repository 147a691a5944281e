package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of HTTP paths: a canonical path in which {@code *} stands for characters within a segment
 * and {@code **}, as a whole segment, for any number of segments, so that {@code /repos/**} also
 * holds {@code /repos}.
 */
public final class HttpPathPattern {

  private final GlobSequence segments;

  private HttpPathPattern(GlobSequence segments) {
    this.segments = segments;
  }

  /** Returns the pattern that {@code text} writes, at most 8192 characters. */
  public static Canonical<HttpPathPattern> parse(String text) {
    return HttpPath.parse(text).flatMap(path -> ofCanonical(path.text()));
  }

  private static Canonical<HttpPathPattern> ofCanonical(String path) {
    if (path.length() > 1 && path.endsWith("/")) {
      return Canonical.rejected(
          RejectionCode.TRAILING_SLASH,
          path.length() - 1,
          "the path pattern " + Rejection.quote(path) + " ends in a slash",
          "write `/**` after the path for everything beneath, or leave the slash out");
    }
    String[] written = path.substring(1).split("/", -1);
    for (String segment : written) {
      if (segment.contains(GlobSequence.RUN) && !segment.equals(GlobSequence.RUN)) {
        return Canonical.rejected(
            RejectionCode.BAD_GLOB,
            path.indexOf(segment),
            "`**` is only a part of the segment " + Rejection.quote(segment),
            "write `**` as a whole segment, or `*` within one");
      }
    }
    return Canonical.accepted(
        new HttpPathPattern(GlobSequence.of(Arrays.asList(written), GlobSyntax.STAR_ONLY)));
  }

  /** Returns the globs of the segments; the path {@code /} has one empty segment. */
  public GlobSequence segments() {
    return segments;
  }

  /** Returns whether {@code path} is in the set. */
  public boolean matches(HttpPath path) {
    return segments.matches(path.text(), 1, '/');
  }

  /** Returns true only if every path of {@code other} is in this set. */
  public boolean covers(HttpPathPattern other) {
    return segments.covers(other.segments);
  }

  /** Returns false only if no path is in both sets. */
  public boolean overlaps(HttpPathPattern other) {
    return segments.overlaps(other.segments);
  }

  /** Returns the canonical spelling. */
  public String text() {
    return "/" + segments.text('/');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HttpPathPattern pattern && segments.equals(pattern.segments);
  }

  @Override
  public int hashCode() {
    return segments.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
