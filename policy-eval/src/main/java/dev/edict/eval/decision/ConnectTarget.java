package dev.edict.eval.decision;

import java.util.List;

/**
 * What a network decision is about: connect to nothing else.
 *
 * @param host the canonical name or address, without brackets
 * @param port the port, 1 to 65535
 * @param addresses the addresses that were judged, in canonical form: connect to one of them, and
 *     do not resolve the name again; empty when the request gave a name and no addresses, then
 *     resolve it and ask with what it resolved to
 */
public record ConnectTarget(String host, int port, List<String> addresses) {

  /** Copies the list. */
  public ConnectTarget {
    addresses = List.copyOf(addresses);
  }
}
