package dev.edict.gateway.proxy;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.HttpPath;

/**
 * What a request is for: {@code http://host:port/path?query} in clear text, {@code /path?query} in
 * a tunnel.
 *
 * @param endpoint {@code host:port}, as received but for the port that goes without saying
 * @param path the path, as received
 * @param query the query with its question mark; empty when there is none
 */
record RequestTarget(String endpoint, String path, String query) {
  private static final String SCHEME = "http://";
  private static final int BAD_REQUEST = 400;

  static RequestTarget parse(String target) throws ProxyFault {
    if (!target.startsWith(SCHEME) || target.indexOf('#') >= 0) {
      throw new ProxyFault(
          BAD_REQUEST, "not-a-proxy-request", "the target is not a URL of http, or has a fragment");
    }
    int question = target.indexOf('?');
    int end = question < 0 ? target.length() : question;
    int slash = target.indexOf('/', SCHEME.length());
    int pathStart = slash < 0 || slash > end ? end : slash;
    String authority = target.substring(SCHEME.length(), pathStart);
    String path = target.substring(pathStart, end);
    boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
    return new RequestTarget(
        hasPort ? authority : authority + ":80",
        path.isEmpty() ? "/" : path,
        target.substring(end));
  }

  /**
   * Returns the target of a request inside of a tunnel, which has a path and names no host.
   *
   * @param endpoint where the tunnel goes
   */
  static RequestTarget inTunnel(String endpoint, String target) throws ProxyFault {
    if (!target.startsWith("/") || target.indexOf('#') >= 0) {
      throw new ProxyFault(
          BAD_REQUEST, "malformed-request", "the target is not a path, or has a fragment");
    }
    int question = target.indexOf('?');
    int end = question < 0 ? target.length() : question;
    return new RequestTarget(endpoint, target.substring(0, end), target.substring(end));
  }

  /** Returns what is asked of the host: the path in canonical form, and the query. */
  String originForm() throws ProxyFault {
    Canonical<HttpPath> canonical = HttpPath.parse(path);
    if (!canonical.isAccepted()) {
      throw new ProxyFault(BAD_REQUEST, "malformed-request", "the path is malformed");
    }
    return canonical.value().text() + query;
  }
}
