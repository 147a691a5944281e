package dev.edict.bench.neutral;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A block of IPv4 or IPv6 addresses, written {@code address/length}. */
public final class AddressBlock {
  private final byte[] first;
  private final byte[] last;
  private final int length;

  private AddressBlock(byte[] first, byte[] last, int length) {
    this.first = first;
    this.last = last;
    this.length = length;
  }

  /**
   * Returns the block of a text.
   *
   * @throws IllegalArgumentException if the text is no block
   */
  public static AddressBlock parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = slash < 0 ? null : address(text.substring(0, slash));
    if (address == null) {
      throw new IllegalArgumentException("not a block of addresses: " + text);
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return new AddressBlock(masked(address, length, 0), masked(address, length, 0xff), length);
  }

  /** Returns the 4 or 16 bytes of an address, or null for a name; nothing is resolved. */
  public static byte @Nullable [] address(String host) {
    boolean digitsAndDots = host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (!digitsAndDots && host.indexOf(':') < 0) {
      return null;
    }
    try {
      return InetAddress.getByName(host).getAddress();
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }

  /** Returns the address with all bits after the first {@code length} set as in {@code rest}. */
  static byte[] masked(byte[] address, int length, int rest) {
    byte[] masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.min(8, Math.max(0, length - 8 * i));
      int mask = 0xff << (8 - kept);
      masked[i] = (byte) ((masked[i] & mask) | (rest & ~mask));
    }
    return masked;
  }

  /** Returns the lowest address. */
  public byte[] first() {
    return first.clone();
  }

  /** Returns the highest address. */
  public byte[] last() {
    return last.clone();
  }

  /** Returns how many bits all addresses of the block have in common. */
  public int length() {
    return length;
  }

  /** Returns whether the block is of IPv4 addresses. */
  public boolean isV4() {
    return first.length == 4;
  }

  /** Returns whether an address lies in the block; none of the other family does. */
  public boolean contains(byte[] address) {
    return address.length == first.length
        && Arrays.compareUnsigned(address, first) >= 0
        && Arrays.compareUnsigned(address, last) <= 0;
  }
}
