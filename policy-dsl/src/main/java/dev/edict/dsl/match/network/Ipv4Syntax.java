package dev.edict.dsl.match.network;

import dev.edict.dsl.match.Ascii;
import org.jspecify.annotations.Nullable;

/** The spellings of IPv4 addresses. */
final class Ipv4Syntax {

  private static final int OCTETS = 4;

  private Ipv4Syntax() {}

  /** Returns the address written as four plain decimal octets without leading zeros, or null. */
  static @Nullable IpAddress parseStrict(String text) {
    long bits = strictBits(text, 0);
    return bits < 0 ? null : IpAddress.ofV4((int) bits);
  }

  /** Returns the 32 bits of the strict address from {@code from} to the end, or -1 for none. */
  static long strictBits(String text, int from) {
    long bits = 0;
    int at = from;
    for (int octet = 0; octet < OCTETS; octet++) {
      if (octet > 0 && (at >= text.length() || text.charAt(at++) != '.')) {
        return -1;
      }
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < 3 && Ascii.isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || leadingZero || value > 255) {
        return -1;
      }
      bits = bits << 8 | value;
    }
    return at == text.length() ? bits : -1;
  }

  /**
   * Returns the address that the loosest common resolver reads in {@code text}: one to four
   * numbers, each decimal, octal after {@code 0} or hexadecimal after {@code 0x}, the last of which
   * fills the octets that remain; null when it reads none.
   */
  static @Nullable IpAddress parseLoose(String text) {
    long bits = 0;
    int from = 0;
    for (int octet = 0; octet < OCTETS; octet++) {
      int dot = text.indexOf('.', from);
      boolean last = dot < 0;
      long value = number(text, from, last ? text.length() : dot);
      if (value < 0) {
        return null;
      }
      if (last) {
        int remaining = 8 * (OCTETS - octet);
        return value >>> remaining != 0 ? null : IpAddress.ofV4((int) (bits << remaining | value));
      }
      if (value > 255) {
        return null;
      }
      bits = bits << 8 | value;
      from = dot + 1;
    }
    return null;
  }

  private static long number(String text, int from, int to) {
    boolean prefixed = to - from > 1 && text.charAt(from) == '0';
    boolean hex = prefixed && Ascii.toLowerCase(text.charAt(from + 1)) == 'x';
    int radix = hex ? 16 : prefixed ? 8 : 10;
    int start = hex ? from + 2 : from;
    long value = start < to ? 0 : -1;
    for (int i = start; i < to; i++) {
      int digit = Ascii.hexValue(text.charAt(i));
      if (digit < 0 || digit >= radix) {
        return -1;
      }
      value = value * radix + digit;
      if (value > 0xffff_ffffL) {
        return -1;
      }
    }
    return value;
  }
}
