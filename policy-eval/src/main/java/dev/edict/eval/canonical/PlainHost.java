package dev.edict.eval.canonical;

import dev.edict.dsl.match.network.NetworkHost;
import java.util.Arrays;

/**
 * Tells, without making an object, which spellings of hosts need no change but that of ASCII case:
 * {@link NetworkHost#parse} accepts them and gives the same text in lower case. Of others it tells
 * nothing; they go the general way.
 */
public final class PlainHost {
  /** Stands for a text that is no plain address. */
  public static final long NO_ADDRESS = -1;

  private static final int LONGEST_LABEL = 63;
  private static final int OCTETS = 4;

  private static final byte FOREIGN = -1;
  private static final byte OTHER = 1;
  private static final byte LOWER = 2;
  private static final byte UPPER = 4;
  private static final byte[] KINDS = kinds();

  private PlainHost() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    Arrays.fill(kinds, FOREIGN);
    Arrays.fill(kinds, '0', '9' + 1, OTHER);
    kinds['-'] = OTHER;
    kinds['_'] = OTHER;
    Arrays.fill(kinds, 'a', 'z' + 1, LOWER);
    Arrays.fill(kinds, 'A', 'Z' + 1, UPPER);
    kinds['.'] = OTHER;
    return kinds;
  }

  /**
   * Returns whether {@code text} is a name of not more characters than a label may have, its last
   * label starts with a letter, and no dot ends it.
   *
   * @param ignoringCase whether capital letters may stand in it
   */
  public static boolean isName(String text, boolean ignoringCase) {
    int length = text.length();
    if (length == 0 || length > LONGEST_LABEL) {
      return false;
    }
    int met = 0;
    int dot = -1;
    int doubtful = 0;
    char before = '.';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      met |= c < KINDS.length ? KINDS[c] : FOREIGN;
      // Negative for a dot after a dot. No branch, since dots come unforeseen.
      doubtful |= ((before ^ '.') | (c ^ '.')) - 1;
      dot = c == '.' ? i : dot;
      before = c;
    }
    // What begins with a letter is no number, whatever a resolver thinks of numbers.
    boolean capital = !ignoringCase && (met & UPPER) != 0;
    return (met | doubtful) >= 0 && !capital && before != '.' && isLetter(text.charAt(dot + 1));
  }

  private static boolean isLetter(char c) {
    return (KINDS[c] & (LOWER | UPPER)) != 0;
  }

  /**
   * Returns the 32 bits of an IPv4 address in four plain decimal octets, or {@link #NO_ADDRESS}.
   */
  public static long ipv4(String text) {
    long bits = 0;
    int at = 0;
    for (int octet = 0; octet < OCTETS; octet++) {
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
      if (at == start || leadingZero || value > 255) {
        return NO_ADDRESS;
      }
      bits = bits << 8 | value;
      boolean last = octet == OCTETS - 1;
      if (last ? at != text.length() : at == text.length() || text.charAt(at++) != '.') {
        return NO_ADDRESS;
      }
    }
    return bits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
