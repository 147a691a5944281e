package dev.edict.convert.importer;

import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.IpNetwork;
import java.util.ArrayList;
import java.util.List;

/** Takes networks out of networks. */
final class NetworkDifference {
  private static final int HALF = 64;

  private NetworkDifference() {}

  /** Returns networks that together hold what {@code networks} hold and {@code hole} does not. */
  static List<IpNetwork> of(List<IpNetwork> networks, IpNetwork hole) {
    List<IpNetwork> left = new ArrayList<>();
    for (IpNetwork network : networks) {
      if (!network.overlaps(hole)) {
        left.add(network);
      } else if (!hole.covers(network)) {
        split(network, hole, left);
      }
    }
    return left;
  }

  /** Halves the network around the hole, keeping the half without it, until the hole is left. */
  private static void split(IpNetwork whole, IpNetwork hole, List<IpNetwork> left) {
    IpNetwork rest = whole;
    while (rest.prefix() < hole.prefix()) {
      IpNetwork low = new IpNetwork(rest.address(), rest.prefix() + 1);
      IpNetwork high = new IpNetwork(withBit(rest.address(), rest.prefix()), rest.prefix() + 1);
      left.add(low.covers(hole) ? high : low);
      rest = low.covers(hole) ? low : high;
    }
  }

  private static IpAddress withBit(IpAddress address, int index) {
    if (address.isV4()) {
      return IpAddress.ofV4((int) (address.lo() | 1L << (31 - index)));
    }
    return index < HALF
        ? IpAddress.ofV6(address.hi() | 1L << (63 - index), address.lo())
        : IpAddress.ofV6(address.hi(), address.lo() | 1L << (127 - index));
  }
}
