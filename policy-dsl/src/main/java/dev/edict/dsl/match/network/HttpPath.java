package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;

/**
 * The path of an HTTP request in canonical form, without query.
 *
 * <p>So that no two spellings of one path are judged differently, a path is refused that a server
 * might rewrite: one with empty segments, {@code .} or {@code ..} segments, a backslash, a
 * semicolon (which some servers cut away), control characters, or an octet encoded that may stand
 * plainly ({@link dev.edict.dsl.match.PercentEncoding}). Encoded octets are spelled with upper-case
 * digits. Letters keep their case. A trailing slash makes another path, which only {@code **}
 * matches.
 */
public final class HttpPath extends CanonicalText {

  /** The path {@code /}. */
  public static final HttpPath ROOT = new HttpPath("/");

  HttpPath(String canonicalText) {
    super(canonicalText);
  }

  /** Returns the path that {@code text} writes; at most 8192 characters. */
  public static Canonical<HttpPath> parse(String text) {
    return HttpPathSyntax.parse(text);
  }
}
