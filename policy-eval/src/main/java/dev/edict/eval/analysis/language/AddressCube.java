package dev.edict.eval.analysis.language;

import dev.edict.dsl.match.network.IpNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses some bits of which are given: those of a network, or those that the mechanisms of
 * {@link dev.edict.dsl.match.network.IpAddress#embeddedIpv4} embed a network in. IPv4 addresses are
 * the 32 highest of 128 bits.
 *
 * @param v4 the family
 * @param highMask which of the upper 64 bits are given
 * @param high the given ones of the upper 64 bits
 * @param lowMask which of the lower 64 bits are given
 * @param low the given ones of the lower 64 bits
 */
record AddressCube(boolean v4, long highMask, long high, long lowMask, long low) {
  private static final long ALL = -1L;
  private static final long WORD = 0xffff_ffffL;

  /** Returns the cubes whose borders are those of {@code set}. */
  static List<AddressCube> of(AddressSet set) {
    IpNetwork network = set.network();
    List<AddressCube> cubes = new ArrayList<>();
    if (!network.address().isV4()) {
      int prefix = network.prefix();
      cubes.add(
          new AddressCube(
              false,
              ones(Math.min(prefix, 64)),
              network.address().hi(),
              ones(Math.max(prefix - 64, 0)),
              network.address().lo()));
    } else {
      long mask = ones(network.prefix()) >>> 32;
      long value = network.address().lo();
      cubes.add(new AddressCube(true, mask << 32, value << 32, 0, 0));
      if (set.aliases()) {
        addEmbedding(cubes, mask, value);
      }
    }
    if (set.aliases()) {
      // The unspecified addresses stand for loopback ones and are told apart from all others.
      cubes.add(new AddressCube(true, WORD << 32, 0, 0, 0));
      cubes.add(new AddressCube(false, ALL, 0, ALL, 0));
      cubes.add(new AddressCube(false, ALL, 0, ALL, 1));
    }
    return cubes;
  }

  private static void addEmbedding(List<AddressCube> cubes, long mask, long value) {
    long upperWord = WORD << 32;
    add(cubes, ALL, 0, upperWord | mask, value); // compatible
    add(cubes, ALL, 0, upperWord | mask, 0xffff_0000L << 32 | value); // translated
    add(cubes, ALL, 0x0064_ff9b_0000_0000L, upperWord | mask, value); // NAT64
    long local = 0x0064_ff9b_0001L << 16;
    long prefix48 = ALL << 16;
    add(
        cubes,
        prefix48 | mask >>> 16,
        local | value >>> 16,
        (mask & 0xffff) << 40,
        (value & 0xffff) << 40);
    add(
        cubes,
        prefix48 | mask >>> 24,
        local | value >>> 24,
        (mask & 0xff_ffff) << 32,
        (value & 0xff_ffff) << 32);
    add(cubes, prefix48, local, mask << 24, value << 24);
    add(cubes, prefix48, local, mask, value);
    add(cubes, 0xffffL << 48 | mask << 16, 0x2002L << 48 | value << 16, 0, 0); // 6to4
    long teredo = 0x2001_0000L << 32;
    add(cubes, upperWord | mask, teredo | value, 0, 0); // the Teredo server
    add(cubes, upperWord, teredo, mask, ~value & mask); // the Teredo client
    add(cubes, 0, 0, upperWord | mask, 0x0000_5efeL << 32 | value); // ISATAP
    add(cubes, 0, 0, upperWord | mask, 0x0200_5efeL << 32 | value);
  }

  private static void add(
      List<AddressCube> cubes, long highMask, long high, long lowMask, long low) {
    cubes.add(new AddressCube(false, highMask, high & highMask, lowMask, low & lowMask));
  }

  private static long ones(int count) {
    return count == 0 ? 0 : ALL << (64 - count);
  }

  int width() {
    return v4 ? 32 : 128;
  }

  /** Returns whether the bit at {@code depth} from the left is given. */
  boolean isGiven(int depth) {
    return bit(depth < 64 ? highMask : lowMask, depth);
  }

  /** Returns whether an address whose bit at {@code depth} is {@code one} may be in the cube. */
  boolean takes(int depth, boolean one) {
    return !isGiven(depth) || bit(depth < 64 ? high : low, depth) == one;
  }

  /** Returns whether no bit from {@code depth} on is given. */
  boolean isFreeFrom(int depth) {
    if (depth >= 64) {
      return depth >= 128 || lowMask << (depth - 64) == 0;
    }
    return highMask << depth == 0 && lowMask == 0;
  }

  private static boolean bit(long word, int depth) {
    return (word >>> (63 - depth % 64) & 1) != 0;
  }
}
