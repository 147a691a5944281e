package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/**
 * A host with a port, the target of one connection.
 *
 * @param host the host
 * @param port the port, 1 to 65535
 */
public record HostPort(NetworkHost host, int port) {

  /**
   * Makes a target.
   *
   * @throws IllegalArgumentException when {@code port} is outside 1 to 65535
   */
  public HostPort {
    if (!PortSet.isPort(port)) {
      throw new IllegalArgumentException("port=" + port + " lies outside 1 to 65535");
    }
  }

  /** Returns the target that {@code text} writes, {@code host:port} or {@code [ipv6]:port}. */
  public static Canonical<HostPort> parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean bracketed = text.startsWith("[");
    if (colon < 0 || (bracketed && text.indexOf(']') > colon)) {
      return Canonical.rejected(
          RejectionCode.MISSING_PORT, text.length(), Rejection.quote(text) + " has no port");
    }
    if (!bracketed && text.indexOf(':') != colon) {
      return Canonical.rejected(
          RejectionCode.BAD_HOST_CHARACTER,
          text.indexOf(':'),
          Rejection.quote(text) + " has more than one colon",
          "write `host:port`, an ipv6 address in brackets");
    }
    Canonical<NetworkHost> host = NetworkHost.parse(text.substring(0, colon));
    Canonical<Integer> port = PortSyntax.parsePort(text.substring(colon + 1)).shifted(colon + 1);
    return host.flatMap(target -> port.map(number -> new HostPort(target, number)));
  }

  /** Returns the form that {@link #parse} reads, with brackets around an IPv6 address. */
  public String text() {
    boolean v6 = host instanceof IpAddress address && !address.isV4();
    return v6 ? "[" + host.text() + "]:" + port : host.text() + ":" + port;
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
