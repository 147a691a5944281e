package dev.edict.eval.canonical;

import dev.edict.dsl.match.Ascii;
import dev.edict.dsl.match.network.NetworkHost;

/**
 * Reads, without making an object, those IPv6 addresses that are written with hexadecimal groups
 * alone: {@link NetworkHost#parse} accepts them and gives the same bits. Of other texts it tells
 * nothing; they go the general way.
 */
public final class PlainIpv6 {
  private static final int GROUPS = 8;
  private static final int LONGEST = 39;
  private static final int LONGEST_GROUP = 4;
  private static final int VALIDITY = 0;
  private static final int UPPER = 1;
  private static final int LOWER = 2;
  private static final long INVALID = 0;
  private static final long VALID = 1;

  private PlainIpv6() {}

  /** Returns whether {@code text} is an address in that spelling. */
  public static boolean isAddress(String text) {
    return text.length() <= LONGEST && read(text, VALIDITY) == VALID;
  }

  /** Returns the upper 64 bits of an address. */
  public static long upper(String address) {
    return read(address, UPPER);
  }

  /** Returns the lower 64 bits of an address. */
  public static long lower(String address) {
    return read(address, LOWER);
  }

  /**
   * Reads the groups on both sides of the gap, if there is one, and returns a part of the result,
   * or {@link #INVALID}: a method has one result, and all of it would need an object.
   */
  private static long read(String text, int part) {
    long hi = 0;
    long lo = 0;
    long hiBeforeGap = 0;
    long loBeforeGap = 0;
    int count = 0;
    int gap = -1;
    int at = 0;
    int length = text.length();
    while (at < length) {
      if (text.charAt(at) == ':' && at + 1 < length && text.charAt(at + 1) == ':') {
        if (gap >= 0) {
          return INVALID;
        }
        gap = count;
        hiBeforeGap = hi;
        loBeforeGap = lo;
        hi = 0;
        lo = 0;
        at += 2;
        continue;
      }
      // Groups stand apart by one colon; the first group and the one after a gap have none.
      if (count > 0 && gap != count && text.charAt(at++) != ':') {
        return INVALID;
      }
      int start = at;
      int group = 0;
      while (at < length && at - start < LONGEST_GROUP && Ascii.hexValue(text.charAt(at)) >= 0) {
        group = group << 4 | Ascii.hexValue(text.charAt(at++));
      }
      if (at == start || count == GROUPS) {
        return INVALID;
      }
      count++;
      hi = hi << 16 | lo >>> 48;
      lo = lo << 16 | group;
    }
    boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
    if (!complete) {
      return INVALID;
    }
    int moved = gap < 0 ? 0 : 16 * (GROUPS - gap);
    return switch (part) {
      case UPPER -> hi | upperMoved(hiBeforeGap, loBeforeGap, moved);
      case LOWER -> lo | (moved >= Long.SIZE ? 0 : loBeforeGap << moved);
      default -> VALID;
    };
  }

  /** Returns the upper half of 128 bits that are moved to the left, from 0 to 128 places. */
  private static long upperMoved(long hi, long lo, int places) {
    if (places == 0) {
      return hi;
    }
    if (places < Long.SIZE) {
      return hi << places | lo >>> (Long.SIZE - places);
    }
    return places == 2 * Long.SIZE ? 0 : lo << (places - Long.SIZE);
  }
}
