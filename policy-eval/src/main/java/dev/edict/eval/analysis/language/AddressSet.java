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
  private static final IpAddress UNSPECIFIED_V4 = IpAddress.ofV4(0);
  private static final IpAddress UNSPECIFIED_V6 = IpAddress.ofV6(0, 0);

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
    if ((aliases || other.aliases) && sharesUnspecified(other)) {
      return true;
    }
    // Where names of IPv4 addresses lie in IPv6 is looked at when the classes are made.
    boolean perhapsByName = isV4() != other.isV4() && (isV4() ? aliases : other.aliases);
    return perhapsByName || network.overlaps(other.network);
  }

  /** Returns whether an unspecified address is in the set under the name of another. */
  public boolean holdsUnspecified() {
    return aliases && (contains(UNSPECIFIED_V4) || contains(UNSPECIFIED_V6));
  }

  /** An unspecified address is in the network of loopback ones and far from them in its bits. */
  private boolean sharesUnspecified(AddressSet other) {
    return (contains(UNSPECIFIED_V4) && other.contains(UNSPECIFIED_V4))
        || (contains(UNSPECIFIED_V6) && other.contains(UNSPECIFIED_V6));
  }

  /** Returns whether the network is one of IPv4. */
  public boolean isV4() {
    return network.address().isV4();
  }

  private boolean isSingle() {
    return !aliases && network.prefix() == network.address().bitLength();
  }
}
