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

  /** Returns false only if no address is in both sets. */
  public boolean overlaps(AddressSet other) {
    if (isSingle()) {
      return other.contains(network.address());
    }
    if (other.isSingle()) {
      return contains(other.network.address());
    }
    // Where names of IPv4 addresses lie in IPv6 is looked at when the classes are made.
    boolean perhapsByName =
        (aliases && !other.network.address().isV4())
            || (other.aliases && !network.address().isV4());
    return perhapsByName || network.overlaps(other.network);
  }

  private boolean isSingle() {
    return !aliases && network.prefix() == network.address().bitLength();
  }
}
