package dev.edict.audit.journal;

import static dev.edict.audit.journal.AsciiBuffer.ascii;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the bytes of a line what it says of its place in the chain. In a text inside a record
 * every quotation mark is escaped, so what looks like the start of a member is one.
 */
final class SealedLine {

  /**
   * The place of a record in the chain.
   *
   * @param sequence its number
   * @param previousHash the hash of the record before
   * @param hash its hash
   */
  record Link(long sequence, String previousHash, String hash) {
    boolean follows(ChainEnd end) {
      return sequence == end.sequence() + 1 && previousHash.equals(end.hash());
    }

    ChainEnd end() {
      return new ChainEnd(sequence, hash);
    }
  }

  private static final int HASH_LENGTH = 64;
  private static final int MAX_DIGITS = 18;
  private static final byte[] SEQUENCE = ascii(",\"sequence\":");
  private static final byte[] PREVIOUS = ascii(",\"previous_hash\":\"");
  private static final byte[] HASH = ascii("\",\"hash\":\"");
  private static final byte[] END = ascii("\"}");
  private static final int SEAL = HASH.length - 1 + HASH_LENGTH + END.length;
  private static final int TAIL = PREVIOUS.length + HASH_LENGTH + 1 + SEAL;

  private final MessageDigest sha256 = Sha256.digest();

  /** Returns the link of the line, without its line break, or null when it is not intact. */
  @Nullable Link read(byte[] bytes, int from, int to) {
    int previous = to - TAIL;
    int hash = to - SEAL;
    if (previous <= from
        || bytes[from] != '{'
        || !startsWith(bytes, previous, PREVIOUS)
        || !startsWith(bytes, hash - 1, HASH)
        || !startsWith(bytes, to - END.length, END)) {
      return null;
    }
    sha256.update(bytes, from, hash - from);
    sha256.update((byte) '}');
    String digest = HexFormat.of().formatHex(sha256.digest());
    String written = text(bytes, hash + HASH.length - 1, HASH_LENGTH);
    long sequence = sequence(bytes, from, previous);
    if (!digest.equals(written) || sequence < 1) {
      return null;
    }
    return new Link(sequence, text(bytes, previous + PREVIOUS.length, HASH_LENGTH), written);
  }

  private static long sequence(byte[] bytes, int from, int to) {
    for (int i = from; i + SEQUENCE.length < to; i++) {
      if (bytes[i] == ',' && startsWith(bytes, i, SEQUENCE)) {
        return number(bytes, i + SEQUENCE.length, to);
      }
    }
    return -1;
  }

  private static long number(byte[] bytes, int from, int to) {
    long value = 0;
    int i = from;
    while (i < to && bytes[i] >= '0' && bytes[i] <= '9' && i - from < MAX_DIGITS) {
      value = value * 10 + bytes[i] - '0';
      i++;
    }
    return i == from ? -1 : value;
  }

  private static boolean startsWith(byte[] bytes, int at, byte[] text) {
    return Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }
}
