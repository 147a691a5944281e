package dev.edict.audit.encode;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a canonical network resource: {@code host:port}, {@code host:port/path} or a URL.
 *
 * @param host a name or an address, without brackets
 * @param port the port
 * @param path the path of an HTTP request; empty for a connection
 */
record Destination(String host, int port, String path) {
  private static final int MAX_PORT = 65535;
  private static final String HTTPS = "https://";
  private static final String HTTP = "http://";
  private static final int IPV4_DOTS = 3;

  /** Returns the parts, or null when the text is not of that form. */
  static @Nullable Destination of(String resource) {
    if (resource.startsWith(HTTPS)) {
      return of(resource.substring(HTTPS.length()), 443);
    }
    if (resource.startsWith(HTTP)) {
      return of(resource.substring(HTTP.length()), 80);
    }
    return of(resource, -1);
  }

  private static @Nullable Destination of(String resource, int defaultPort) {
    int slash = resource.indexOf('/');
    String authority = slash < 0 ? resource : resource.substring(0, slash);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    int port = hasPort ? port(authority.substring(colon + 1)) : defaultPort;
    if (port < 0) {
      return null;
    }
    String host = hasPort ? authority.substring(0, colon) : authority;
    boolean isBracketed = host.startsWith("[") && host.endsWith("]");
    String bare = isBracketed ? host.substring(1, host.length() - 1) : host;
    return bare.isEmpty()
        ? null
        : new Destination(bare, port, resource.substring(authority.length()));
  }

  private static int port(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return port <= MAX_PORT ? port : -1;
  }

  /** Returns whether the host is an address. */
  boolean isAddress() {
    return host.indexOf(':') >= 0
        || (host.chars().filter(c -> c == '.').count() == IPV4_DOTS
            && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }
}
