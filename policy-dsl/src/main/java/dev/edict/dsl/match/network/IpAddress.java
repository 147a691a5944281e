package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import java.util.List;

/**
 * An IP address.
 *
 * @param hi the upper 64 bits of an IPv6 address, 0 for IPv4
 * @param lo the lower 64 bits of an IPv6 address, or the 32 bits of an IPv4 address
 * @param isV4 whether this is an IPv4 address; a mapped one ({@code ::ffff:1.2.3.4}) always is
 */
public record IpAddress(long hi, long lo, boolean isV4) implements NetworkHost {

  private static final IpAddress LOOPBACK_V4 = ofV4(0x7f00_0001);
  private static final IpAddress LOOPBACK_V6 = ofV6(0, 1);

  private static final long MAPPED = 0xffffL;

  /**
   * Makes an address.
   *
   * @throws IllegalArgumentException when the bits do not fit IPv4 or write a mapped address as
   *     IPv6
   */
  public IpAddress {
    if (isV4 ? hi != 0 || lo >>> 32 != 0 : hi == 0 && lo >>> 32 == MAPPED) {
      throw new IllegalArgumentException(
          "no canonical address: hi=" + hi + ", lo=" + lo + ", isV4=" + isV4);
    }
  }

  /** Returns the IPv4 address with the given bits. */
  public static IpAddress ofV4(int bits) {
    return new IpAddress(0, Integer.toUnsignedLong(bits), true);
  }

  /** Returns the address with the given IPv6 bits, which is IPv4 when they are a mapped one. */
  public static IpAddress ofV6(long hi, long lo) {
    return hi == 0 && lo >>> 32 == MAPPED ? ofV4((int) lo) : new IpAddress(hi, lo, false);
  }

  /** Returns the address that {@code text} writes; a host name is refused. */
  public static Canonical<IpAddress> parse(String text) {
    return HostSyntax.parse(text)
        .flatMap(
            host ->
                host instanceof IpAddress address
                    ? Canonical.accepted(address)
                    : Canonical.rejected(
                        RejectionCode.BAD_IPV4, 0, Rejection.quote(text) + " is no ip address"));
  }

  /**
   * Returns false only for the bits of IPv6 addresses that are no mapped ones and have no {@link
   * #aliases}.
   */
  public static boolean mayHaveAliases(long hi, long lo) {
    return EmbeddedIpv4.mayBeIn(hi, lo);
  }

  /** Returns how many bits the address has, 32 or 128. */
  public int bitLength() {
    return isV4 ? 32 : 128;
  }

  /**
   * Returns the IPv4 addresses that a gateway or tunnel may take this IPv6 address for, so that a
   * deny can see them: compatible and translated, NAT64 (well-known and local prefixes), 6to4,
   * Teredo (server and client) and ISATAP.
   */
  public List<IpAddress> embeddedIpv4() {
    return isV4 ? List.of() : EmbeddedIpv4.in(hi, lo);
  }

  /**
   * Returns the other addresses at which a connection to this one may arrive, so that a deny can
   * see them: those embedded in it, and loopback for the unspecified address, which systems take
   * for the local host.
   */
  public List<IpAddress> aliases() {
    if (lo == 0 && hi == 0) {
      return isV4 ? List.of(LOOPBACK_V4) : List.of(LOOPBACK_V4, LOOPBACK_V6);
    }
    return embeddedIpv4();
  }

  /** Returns the dotted decimal form, or the form that RFC 5952 recommends for IPv6. */
  @Override
  public String text() {
    return isV4 ? v4Text() : v6Text();
  }

  private String v4Text() {
    return (lo >>> 24) + "." + (lo >>> 16 & 255) + "." + (lo >>> 8 & 255) + "." + (lo & 255);
  }

  private String v6Text() {
    int gapStart = -1;
    int gapLength = 1;
    for (int i = 0; i < 8; i++) {
      int zeros = zeroGroupsFrom(i);
      if (zeros > gapLength) {
        gapStart = i;
        gapLength = zeros;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
        continue;
      }
      if (i > 0 && i != gapStart + gapLength) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }

  private int zeroGroupsFrom(int start) {
    int end = start;
    while (end < 8 && group(end) == 0) {
      end++;
    }
    return end - start;
  }

  private int group(int index) {
    long half = index < 4 ? hi : lo;
    return (int) (half >>> (48 - 16 * (index % 4)) & 0xffff);
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
