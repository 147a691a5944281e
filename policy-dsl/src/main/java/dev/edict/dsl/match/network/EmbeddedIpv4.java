package dev.edict.dsl.match.network;

import java.util.ArrayList;
import java.util.List;

/** The IPv4 addresses inside IPv6 addresses, by the prefixes of the transition mechanisms. */
final class EmbeddedIpv4 {

  private EmbeddedIpv4() {}

  static List<IpAddress> in(long hi, long lo) {
    List<IpAddress> found = new ArrayList<>(0);
    if (hi == 0) {
      addCompatible(lo, found);
    } else if (hi == 0x0064_ff9b_0000_0000L && lo >>> 32 == 0) {
      add((int) lo, found); // NAT64, 64:ff9b::/96
    } else if (hi >>> 16 == 0x0064_ff9b_0001L) {
      addLocalNat64(hi, lo, found);
    } else if (hi >>> 48 == 0x2002) {
      add((int) (hi >>> 16), found); // 6to4, 2002::/16
    } else if (hi >>> 32 == 0x2001_0000L) {
      add((int) hi, found); // the Teredo server
      add((int) ~lo, found); // the Teredo client, stored inverted
    }
    long interfaceId = lo >>> 32;
    if (interfaceId == 0x0000_5efeL || interfaceId == 0x0200_5efeL) {
      add((int) lo, found); // ISATAP
    }
    return found;
  }

  /** Returns false only for bits in which {@link #in} finds nothing and that mean no mapped one. */
  static boolean mayBeIn(long hi, long lo) {
    return hi == 0
        || hi >>> 32 == 0x0064_ff9bL
        || hi >>> 48 == 0x2002
        || hi >>> 32 == 0x2001_0000L
        || (lo >>> 32 & 0xfdff_ffffL) == 0x0000_5efeL;
  }

  private static void addCompatible(long lo, List<IpAddress> found) {
    boolean unspecifiedOrLoopback = lo >>> 1 == 0;
    boolean compatible = lo >>> 32 == 0; // ::/96
    boolean translated = lo >>> 32 == 0xffff_0000L; // ::ffff:0:0/96
    if ((compatible || translated) && !unspecifiedOrLoopback) {
      add((int) lo, found);
    }
  }

  /** Adds the address for each prefix length that an operator may choose in 64:ff9b:1::/48. */
  private static void addLocalNat64(long hi, long lo, List<IpAddress> found) {
    add((int) ((hi & 0xffff) << 16 | (lo >>> 40 & 0xffff)), found); // /48
    add((int) ((hi & 0xff) << 24 | (lo >>> 32 & 0xffffff)), found); // /56
    add((int) (lo >>> 24), found); // /64
    add((int) lo, found); // /96
  }

  private static void add(int bits, List<IpAddress> found) {
    IpAddress address = IpAddress.ofV4(bits);
    if (!found.contains(address)) {
      found.add(address);
    }
  }
}
