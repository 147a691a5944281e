package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.CanonicalText;

/**
 * What a URL names: a host, a port and a path.
 *
 * <p>{@link #text()} writes the URL anew from the parts that were judged; use it in place of the
 * outside text, so that no other reader can find another host in it.
 */
public final class UrlTarget extends CanonicalText {

  private final UrlScheme scheme;
  private final HostPort endpoint;
  private final String rawPath;
  private final String rawQuery;

  UrlTarget(UrlScheme scheme, HostPort endpoint, String rawPath, String rawQuery) {
    super(write(scheme, endpoint, rawPath, rawQuery));
    this.scheme = scheme;
    this.endpoint = endpoint;
    this.rawPath = rawPath;
    this.rawQuery = rawQuery;
  }

  private static String write(
      UrlScheme scheme, HostPort endpoint, String rawPath, String rawQuery) {
    String authority = endpoint.text();
    if (endpoint.port() == scheme.defaultPort()) {
      authority = authority.substring(0, authority.lastIndexOf(':'));
    }
    return scheme.text() + "://" + authority + rawPath + rawQuery;
  }

  /**
   * Returns the target of {@code text}, a URL of a scheme in {@link UrlScheme}, at most 16384
   * characters.
   *
   * <p>Refused are user names, percent encoding in the host, backslashes, spaces, control
   * characters, characters beyond ASCII, an empty host or port, and a query or fragment without a
   * path: readers of URLs differ on all of these. A fragment after a path is left out, as no client
   * sends it; refused are those with {@code ..}, {@code @} or characters beyond those of RFC 3986.
   */
  public static Canonical<UrlTarget> parse(String text) {
    return UrlSyntax.parse(text);
  }

  /** Returns the scheme. */
  public UrlScheme scheme() {
    return scheme;
  }

  /** Returns the host. */
  public NetworkHost host() {
    return endpoint.host();
  }

  /** Returns the port, the default of the scheme where the URL names none. */
  public int port() {
    return endpoint.port();
  }

  /** Returns host and port. */
  public HostPort endpoint() {
    return endpoint;
  }

  /**
   * Returns the canonical path, or why the path as written has no canonical form; a rule on hosts
   * alone has no need of it.
   */
  public Canonical<HttpPath> path() {
    return HttpPath.parse(rawPath);
  }

  /** Returns the query as written with its leading {@code ?}, or the empty text. */
  public String rawQuery() {
    return rawQuery;
  }
}
