package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;

/** The canonical target of a connection: a host name or an IP address. */
public sealed interface NetworkHost permits HostName, IpAddress {

  /** Returns the only accepted spelling, without brackets around an IPv6 address. */
  String text();

  /**
   * Returns the host that {@code text} names.
   *
   * <p>ASCII case and one trailing root dot of a name are ignored. An address is written as four
   * plain decimal octets or as IPv6 text, with or without brackets; every other spelling that some
   * resolver takes for an address is refused, as are names outside letters, digits, hyphens and
   * underscores, and names beyond 63 characters in a label or 253 in all.
   */
  static Canonical<NetworkHost> parse(String text) {
    return HostSyntax.parse(text);
  }
}
