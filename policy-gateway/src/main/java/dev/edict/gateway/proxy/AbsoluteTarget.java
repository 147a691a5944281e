package dev.edict.gateway.proxy;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.HttpPath;

/**
 * The target of a request in clear text, {@code http://host:port/path?query}.
 *
 * @param endpoint {@code host:port}, as received but for the port that goes without saying
 * @param path the path, as received
 * @param query the query with its question mark; empty when there is none
 */
record AbsoluteTarget(String endpoint, String path, String query) {
  private static final String SCHEME = "http://";
  private static final int BAD_REQUEST = 400;

  static AbsoluteTarget parse(String target) throws ProxyFault {
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
    return new AbsoluteTarget(
        hasPort ? authority : authority + ":80",
        path.isEmpty() ? "/" : path,
        target.substring(end));
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
