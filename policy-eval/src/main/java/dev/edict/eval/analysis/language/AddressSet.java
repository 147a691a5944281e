package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;

/**
 * The addresses of a network.
 *
 * @param network the network
 * @param aliases whether addresses that arrive in it by another name belong to the set, as they do
 *     for a deny
 */
public record AddressSet(IpNetwork network, boolean aliases) {

  /** Returns whether {@code address} is in the set. */
  public boolean contains(IpAddress address) {
    return aliases ? network.containsOrAliases(address) : network.contains(address);
  }
}
