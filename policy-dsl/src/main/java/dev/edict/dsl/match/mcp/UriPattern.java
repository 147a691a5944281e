package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of resource URIs: a canonical URI in which {@code *} stands for characters between slashes
 * and {@code **}, as a whole segment, for any number of segments, as in {@code docs://**}. A {@code
 * ?} stands for itself.
 */
public final class UriPattern {

  private final String prefix;
  private final GlobSequence segments;

  private UriPattern(String prefix, GlobSequence segments) {
    this.prefix = prefix;
    this.segments = segments;
  }

  /** Returns the pattern that {@code text} writes; its scheme has no wildcards. */
  public static Canonical<UriPattern> parse(String text) {
    return ResourceUri.parse(text).flatMap(UriPattern::ofCanonical);
  }

  private static Canonical<UriPattern> ofCanonical(ResourceUri uri) {
    String text = uri.text();
    String prefix = text.substring(0, uri.firstSegment());
    String[] written = text.substring(prefix.length()).split("/", -1);
    for (String segment : written) {
      if (segment.contains(GlobSequence.RUN) && !segment.equals(GlobSequence.RUN)) {
        return Canonical.rejected(
            RejectionCode.BAD_GLOB,
            text.indexOf(segment),
            "`**` is only a part of the segment " + Rejection.quote(segment),
            "write `**` as a whole segment, or `*` within one");
      }
    }
    return Canonical.accepted(
        new UriPattern(prefix, GlobSequence.of(Arrays.asList(written), GlobSyntax.STAR_ONLY)));
  }

  /** Returns the scheme with its colon and, where the pattern has them, two slashes. */
  public String prefix() {
    return prefix;
  }

  /** Returns the globs of the segments after the prefix. */
  public GlobSequence segments() {
    return segments;
  }

  /** Returns whether {@code uri} is in the set. */
  public boolean matches(ResourceUri uri) {
    return uri.firstSegment() == prefix.length()
        && uri.text().startsWith(prefix)
        && segments.matches(uri.text(), prefix.length(), '/');
  }

  /** Returns true only if every URI of {@code other} is in this set. */
  public boolean covers(UriPattern other) {
    return prefix.equals(other.prefix) && segments.covers(other.segments);
  }

  /** Returns false only if no URI is in both sets. */
  public boolean overlaps(UriPattern other) {
    return prefix.equals(other.prefix) && segments.overlaps(other.segments);
  }

  /** Returns the canonical spelling. */
  public String text() {
    return prefix + segments.text('/');
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UriPattern pattern
        && prefix.equals(pattern.prefix)
        && segments.equals(pattern.segments);
  }

  @Override
  public int hashCode() {
    return 31 * prefix.hashCode() + segments.hashCode();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
