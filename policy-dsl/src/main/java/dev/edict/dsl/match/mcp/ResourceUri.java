package dev.edict.dsl.match.mcp;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;

/**
 * The URI of an MCP resource in canonical form.
 *
 * <p>The scheme is in lower case; all else is kept, since only the server knows its meaning. So
 * that no two spellings of one resource are judged differently, a URI is refused that a server
 * might rewrite: one with a fragment, a single slash after the scheme ({@code file:/x}), an empty
 * segment but the host or the last, segments of dots, or an octet encoded that may stand plainly
 * ({@link dev.edict.dsl.match.PercentEncoding}).
 */
public final class ResourceUri extends CanonicalText {

  ResourceUri(String canonicalText) {
    super(canonicalText);
  }

  /** Returns the URI that {@code text} writes, at most 8192 ASCII characters. */
  public static Canonical<ResourceUri> parse(String text) {
    return UriSyntax.parse(text);
  }

  /** Returns where the segments start, after {@code scheme://} or {@code scheme:}. */
  public int firstSegment() {
    return UriSyntax.prefixLength(text());
  }
}
