package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/**
 * A set of hosts with a set of ports, as a rule names them.
 *
 * @param host the hosts
 * @param ports the ports, at least one
 */
public record EndpointPattern(HostPattern host, PortSet ports) {

  /**
   * Makes a pattern.
   *
   * @throws IllegalArgumentException when {@code ports} is empty
   */
  public EndpointPattern {
    if (ports.isEmpty()) {
      throw new IllegalArgumentException("ports is empty for host " + host.text());
    }
  }

  /**
   * Returns the pattern that {@code text} writes: a host pattern, which means every port, or one
   * followed by a colon and ports, as in {@code example.com:443}, {@code 10.0.0.0/8:8000-8099} or
   * {@code [2001:db8::/32]:443}. An IPv6 address with a port needs brackets.
   */
  public static Canonical<EndpointPattern> parse(String text) {
    if (text.startsWith("[")) {
      return parseBracketed(text);
    }
    int colon = text.indexOf(':');
    if (colon < 0 || text.startsWith("://", colon)) {
      return withoutPorts(text);
    }
    int lastColon = text.lastIndexOf(':');
    if (colon == lastColon) {
      return join(HostPattern.parse(text.substring(0, colon)), text, colon + 1);
    }
    int slash = text.indexOf('/');
    if (slash >= 0 && slash < lastColon) {
      return Canonical.rejected(
          RejectionCode.BAD_PORT,
          lastColon,
          Rejection.quote(text) + " mixes an ipv6 network and a port",
          "write the network in brackets, as in [2001:db8::/32]:443");
    }
    return withoutPorts(text);
  }

  private static Canonical<EndpointPattern> withoutPorts(String text) {
    return HostPattern.parse(text).map(host -> new EndpointPattern(host, PortSet.ALL));
  }

  private static Canonical<EndpointPattern> parseBracketed(String text) {
    int close = text.indexOf(']');
    int slash = text.indexOf('/');
    boolean networkInside = slash >= 0 && slash < close;
    Canonical<HostPattern> host =
        networkInside
            ? HostPattern.parse(text.substring(1, close)).shifted(1)
            : HostPattern.parse(text.substring(0, close + 1));
    if (close < 0 || close == text.length() - 1) {
      return close < 0
          ? withoutPorts(text)
          : host.map(pattern -> new EndpointPattern(pattern, PortSet.ALL));
    }
    if (text.charAt(close + 1) != ':') {
      return Canonical.rejected(
          RejectionCode.BAD_PORT,
          close + 1,
          "only a port can follow the bracket in " + Rejection.quote(text),
          "write the prefix length inside the brackets, as in [2001:db8::/32]:443");
    }
    return join(host, text, close + 2);
  }

  private static Canonical<EndpointPattern> join(
      Canonical<HostPattern> host, String text, int portsFrom) {
    Canonical<PortSet> ports = PortSet.parse(text.substring(portsFrom)).shifted(portsFrom);
    return host.flatMap(pattern -> ports.map(set -> new EndpointPattern(pattern, set)));
  }

  /** Returns whether a connection to {@code target} on {@code port} is in the set. */
  public boolean matches(NetworkHost target, int port) {
    return ports.contains(port) && host.matches(target);
  }

  /** Returns whether a deny on this set concerns a connection to {@code target}. */
  public boolean matchesForDeny(NetworkHost target, int port) {
    return ports.contains(port) && host.matchesForDeny(target);
  }

  /** Returns true only if every endpoint of {@code other} is in this set. */
  public boolean covers(EndpointPattern other) {
    return ports.covers(other.ports) && host.covers(other.host);
  }

  /** Returns false only if no endpoint is in both sets. */
  public boolean overlaps(EndpointPattern other) {
    return ports.overlaps(other.ports) && host.overlaps(other.host);
  }

  /** Returns the canonical spelling, without ports when it means every port. */
  public String text() {
    String hosts = host.text();
    if (ports.equals(PortSet.ALL)) {
      return hosts;
    }
    return (hosts.indexOf(':') < 0 ? hosts : "[" + hosts + "]") + ":" + ports.text();
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
