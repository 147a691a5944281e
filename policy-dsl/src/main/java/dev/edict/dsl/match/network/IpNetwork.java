package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.List;

/**
 * The addresses that share a prefix. A network of one family holds no address of the other.
 *
 * @param address the first address; all bits beyond the prefix are zero
 * @param prefix how many leading bits are shared, 0 to 32 or 0 to 128
 */
public record IpNetwork(IpAddress address, int prefix) {

  private static final int MAPPED_PREFIX = 96;

  /**
   * Makes a network.
   *
   * @throws IllegalArgumentException when the prefix is out of range or bits beyond it are set
   */
  public IpNetwork {
    if (prefix < 0 || prefix > address.bitLength() || !masked(address, prefix).equals(address)) {
      throw new IllegalArgumentException("no network: " + address.text() + "/" + prefix);
    }
  }

  /** Returns the network of {@code address} alone. */
  public static IpNetwork of(IpAddress address) {
    return new IpNetwork(address, address.bitLength());
  }

  /**
   * Returns the network that {@code text} writes: an address, or a prefix as in {@code 10.0.0.0/8}.
   */
  public static Canonical<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return IpAddress.parse(text).map(IpNetwork::of);
    }
    String addressText = text.substring(0, slash);
    int written = prefixLength(text, slash + 1);
    return IpAddress.parse(addressText)
        .flatMap(address -> ofPrefix(address, addressText, written, slash + 1));
  }

  private static Canonical<IpNetwork> ofPrefix(
      IpAddress address, String addressText, int written, int offset) {
    boolean mapped = address.isV4() && addressText.indexOf(':') >= 0;
    int prefix = mapped ? written - MAPPED_PREFIX : written;
    if (written < 0 || prefix < 0 || prefix > address.bitLength()) {
      return Canonical.rejected(
          RejectionCode.BAD_CIDR,
          offset,
          "the prefix length after " + Rejection.quote(addressText) + " is no number in range",
          "write a number from "
              + (mapped ? MAPPED_PREFIX + " to 128" : "0 to " + address.bitLength()));
    }
    IpAddress first = masked(address, prefix);
    if (!first.equals(address)) {
      return Canonical.rejected(
          RejectionCode.HOST_BITS_SET,
          0,
          address.text() + " has bits set beyond the prefix length " + prefix,
          "write " + first.text() + "/" + prefix + " for the network, or the address alone");
    }
    return Canonical.accepted(new IpNetwork(first, prefix));
  }

  private static int prefixLength(String text, int from) {
    int length = text.length() - from;
    if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static IpAddress masked(IpAddress address, int prefix) {
    if (address.isV4()) {
      return IpAddress.ofV4((int) (address.lo() & leadingOnes(prefix + 32)));
    }
    long hi = address.hi() & leadingOnes(Math.min(prefix, 64));
    long lo = address.lo() & leadingOnes(Math.max(prefix - 64, 0));
    return new IpAddress(hi, lo, false);
  }

  private static long leadingOnes(int count) {
    return count == 0 ? 0 : -1L << (64 - count);
  }

  /** Returns whether {@code candidate} lies in this network. */
  public boolean contains(IpAddress candidate) {
    if (candidate.isV4() != address.isV4()) {
      return false;
    }
    if (address.isV4()) {
      return ((candidate.lo() ^ address.lo()) & leadingOnes(prefix + 32) & 0xffff_ffffL) == 0;
    }
    return ((candidate.hi() ^ address.hi()) & leadingOnes(Math.min(prefix, 64))) == 0
        && ((candidate.lo() ^ address.lo()) & leadingOnes(Math.max(prefix - 64, 0))) == 0;
  }

  /**
   * Returns whether {@code candidate} or one of its {@link IpAddress#aliases} lies in this network.
   */
  public boolean containsOrAliases(IpAddress candidate) {
    if (contains(candidate)) {
      return true;
    }
    List<IpAddress> aliases = candidate.aliases();
    for (int i = 0; i < aliases.size(); i++) {
      if (contains(aliases.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether every address of {@code other} lies in this network. */
  public boolean covers(IpNetwork other) {
    return other.prefix >= prefix && contains(other.address);
  }

  /** Returns whether some address lies in both networks. */
  public boolean overlaps(IpNetwork other) {
    return covers(other) || other.covers(this);
  }

  /** Returns the address with its prefix length, or the address alone when it is the only one. */
  public String text() {
    return prefix == address.bitLength() ? address.text() : address.text() + "/" + prefix;
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
