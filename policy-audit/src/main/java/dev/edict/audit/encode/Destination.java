package dev.edict.audit.encode;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a canonical network resource, {@code host:port} or {@code host:port/path}.
 *
 * @param host a name or an address, without brackets
 * @param port the port
 * @param path the path of an HTTP request; empty for a connection
 */
record Destination(String host, int port, String path) {
  private static final int MAX_PORT = 65535;

  /** Returns the parts, or null when the text is not of that form. */
  static @Nullable Destination of(String resource) {
    int slash = resource.indexOf('/');
    String authority = slash < 0 ? resource : resource.substring(0, slash);
    int colon = authority.lastIndexOf(':');
    int port = colon <= 0 ? -1 : port(authority.substring(colon + 1));
    if (port < 0) {
      return null;
    }
    String host = authority.substring(0, colon);
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
    return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
