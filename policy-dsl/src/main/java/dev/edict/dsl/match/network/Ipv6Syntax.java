package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;

/** One reading of an IPv6 address from left to right. */
final class Ipv6Syntax {

  private static final int GROUPS = 8;
  private static final int LONGEST_GROUP = 4;

  /** Eight groups of four digits, the last two as four decimal octets. */
  private static final int LONGEST = 45;

  private static final int NO_FAULT = -1;

  private final String text;
  private final int[] groups = new int[GROUPS];
  private int count;
  private int gap = -1;

  private Ipv6Syntax(String text) {
    this.text = text;
  }

  /**
   * Returns the address that {@code text}, without brackets, writes: eight groups of one to four
   * hexadecimal digits, of which one stretch may be left out as {@code ::} and the last two be
   * written as an IPv4 address. A mapped IPv4 address becomes that address.
   */
  static Canonical<IpAddress> parse(String text) {
    int zone = text.indexOf('%');
    if (zone >= 0) {
      return Canonical.rejected(
          RejectionCode.ZONE_ID,
          zone,
          "the address " + Rejection.quote(text) + " names a zone",
          "leave the zone out");
    }
    Ipv6Syntax reading = new Ipv6Syntax(text);
    int fault = text.length() > LONGEST ? LONGEST : reading.readGroups();
    if (fault != NO_FAULT) {
      return Canonical.rejected(
          RejectionCode.BAD_IPV6, fault, Rejection.quote(text) + " is no ipv6 address");
    }
    return Canonical.accepted(reading.address());
  }

  /** Reads the whole text and returns where it is at fault. */
  private int readGroups() {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("::", at) && gap < 0) {
        gap = count;
        at += 2;
        continue;
      }
      // Groups stand apart by one colon; the first group and the one after a gap have none.
      if (count > 0 && gap != count) {
        if (text.charAt(at) != ':') {
          return at;
        }
        at++;
      }
      int end = readGroup(at);
      if (end == at) {
        return at;
      }
      at = end;
    }
    boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
    return complete ? NO_FAULT : text.length();
  }

  /** Reads one group, or the IPv4 address that ends the text, and returns its end. */
  private int readGroup(int start) {
    int at = start;
    int value = 0;
    while (at < text.length()
        && at - start < LONGEST_GROUP
        && Ascii.hexValue(text.charAt(at)) >= 0) {
      value = value << 4 | Ascii.hexValue(text.charAt(at++));
    }
    if (at < text.length() && text.charAt(at) == '.') {
      return readIpv4(start);
    }
    if (at == start || count == GROUPS) {
      return start;
    }
    groups[count++] = value;
    return at;
  }

  private int readIpv4(int start) {
    long bits = Ipv4Syntax.strictBits(text, start);
    if (bits < 0 || count > GROUPS - 2) {
      return start;
    }
    groups[count++] = (int) (bits >>> 16);
    groups[count++] = (int) (bits & 0xffff);
    return text.length();
  }

  private IpAddress address() {
    int left = gap < 0 ? count : gap;
    long hi = 0;
    long lo = 0;
    for (int i = 0; i < GROUPS; i++) {
      int fromRight = i - (GROUPS - count);
      int group = i < left ? groups[i] : fromRight >= left ? groups[fromRight] : 0;
      hi = hi << 16 | lo >>> 48;
      lo = lo << 16 | group;
    }
    return IpAddress.ofV6(hi, lo);
  }
}
