package dev.edict.audit.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes that JSON in printable ASCII is written to. The caller sees to it that there is room. */
final class AsciiBuffer {
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final short[] HEX_PAIRS = hexPairs();
  private static final VarHandle PAIR =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] NULL = ascii("null");
  private static final int SECOND_LENGTH = "2026-01-01T00:00:00".length();

  private final KnownTexts knownTexts = new KnownTexts();
  private final byte[] bytes;
  private int length;
  private final byte[] second = new byte[SECOND_LENGTH];
  private long secondShown = Long.MIN_VALUE;

  AsciiBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  /** Forgets what was written behind {@code end}. */
  void backTo(int end) {
    length = end;
  }

  void raw(byte octet) {
    bytes[length++] = octet;
  }

  void raw(byte[] text) {
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
  }

  /** Writes a quoted text, cut to {@code limit} UTF-16 units when it is much longer; or null. */
  void text(@Nullable String value, int limit) {
    if (value == null) {
      raw(NULL);
      return;
    }
    String shown =
        value.length() <= limit + BoundedText.MAX_REMARK
            ? value
            : BoundedText.bounded(value, limit);
    bytes[length++] = '"';
    int plain = plainStart(shown);
    for (int i = plain; i < shown.length(); i++) {
      char c = shown.charAt(i);
      if (isPlain(c)) {
        bytes[length++] = (byte) c;
      } else {
        escape(isRefused(shown, i) ? '\ufffd' : c);
      }
    }
    bytes[length++] = '"';
  }

  /**
   * Writes a quoted text as {@link #text} does, of which many records are likely to hold the same
   * object, such as the name of a rule.
   */
  void name(@Nullable String value, int limit) {
    if (value == null) {
      raw(NULL);
      return;
    }
    byte[] known = knownTexts.get(value);
    if (known != null) {
      raw(known);
      return;
    }
    int start = length;
    text(value, limit);
    knownTexts.offer(value, bytes, start, length);
  }

  /** Writes the characters up to the first that needs an escape, and returns how many there are. */
  private int plainStart(String text) {
    // Fields in a loop over characters would be read and written anew for each.
    byte[] out = bytes;
    int end = length;
    int size = text.length();
    int i = 0;
    while (i < size) {
      char c = text.charAt(i);
      if (!isPlain(c)) {
        break;
      }
      out[end++] = (byte) c;
      i++;
    }
    length = end;
    return i;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    if (c == '"' || c == '\\') {
      bytes[length++] = (byte) c;
      return;
    }
    bytes[length++] = 'u';
    hex(c, 16);
  }

  /** Returns whether strict readers would refuse the character: NUL or half of a surrogate pair. */
  private static boolean isRefused(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == '\0';
  }

  /** Writes the lowest {@code bits}, a multiple of 8, of a number in hexadecimal digits. */
  void hex(long value, int bits) {
    byte[] out = bytes;
    int end = length;
    for (int shift = bits - 8; shift >= 0; shift -= 8) {
      PAIR.set(out, end, HEX_PAIRS[(int) (value >>> shift) & 0xff]);
      end += 2;
    }
    length = end;
  }

  void hex(byte[] octets) {
    byte[] out = bytes;
    int end = length;
    for (byte octet : octets) {
      PAIR.set(out, end, HEX_PAIRS[octet & 0xff]);
      end += 2;
    }
    length = end;
  }

  private static short[] hexPairs() {
    short[] pairs = new short[256];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = (short) (HEX[i >> 4] << 8 | HEX[i & 0xf]);
    }
    return pairs;
  }

  void uuid(UUID id) {
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    hex(high >>> 32, 32);
    bytes[length++] = '-';
    hex(high >>> 16, 16);
    bytes[length++] = '-';
    hex(high, 16);
    bytes[length++] = '-';
    hex(low >>> 48, 16);
    bytes[length++] = '-';
    hex(low, 48);
  }

  /** Writes a number that is not negative. */
  void number(long value) {
    int end = length + digits(value);
    long rest = value;
    for (int i = end - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
  }

  private static int digits(long value) {
    int count = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      count++;
    }
    return count;
  }

  /** Writes an instant of the years 0 to 9999 with six digits behind the second. */
  void timestamp(long epochSecond, int micros) {
    if (epochSecond != secondShown) {
      show(epochSecond);
    }
    raw(second);
    bytes[length++] = '.';
    padded(bytes, length, micros, 6);
    length += 6;
    bytes[length++] = 'Z';
  }

  private void show(long epochSecond) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    padded(second, 0, Math.floorMod(time.getYear(), 10_000), 4);
    second[4] = '-';
    padded(second, 5, time.getMonthValue(), 2);
    second[7] = '-';
    padded(second, 8, time.getDayOfMonth(), 2);
    second[10] = 'T';
    padded(second, 11, time.getHour(), 2);
    second[13] = ':';
    padded(second, 14, time.getMinute(), 2);
    second[16] = ':';
    padded(second, 17, time.getSecond(), 2);
    secondShown = epochSecond;
  }

  private static void padded(byte[] into, int from, int value, int width) {
    int rest = value;
    for (int i = from + width - 1; i >= from; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
