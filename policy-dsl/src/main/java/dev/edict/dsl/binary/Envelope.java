package dev.edict.dsl.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What stands around the content: a header with versions and lengths before it, and SHA-256 over
 * all of that behind it.
 */
final class Envelope {
  /** The first version; a change that older readers would misread makes the next one. */
  static final int FORMAT_VERSION = 1;

  static final int LANGUAGE_VERSION = 1;

  /** The longest file and the longest content, in bytes. */
  static final int MOST_BYTES = 256 * 1024 * 1024;

  // Not a letter at the end: no text file starts like that.
  private static final byte[] MAGIC = {'E', 'D', 'C', 0x1a};
  private static final int HEADER_BYTES = MAGIC.length + 2 * Short.BYTES + 2 * Integer.BYTES;
  private static final int CHECKSUM_BYTES = 32;

  private Envelope() {}

  /**
   * Returns the bytes of a file.
   *
   * @throws IllegalArgumentException if the content is longer than files may be
   */
  static byte[] seal(byte[] content) {
    byte[] packed = deflate(content);
    if (content.length > MOST_BYTES || HEADER_BYTES + packed.length > MOST_BYTES - CHECKSUM_BYTES) {
      throw new IllegalArgumentException(
          "a compiled policy set has at most " + MOST_BYTES + " bytes: " + content.length);
    }
    ByteBuffer file = ByteBuffer.allocate(HEADER_BYTES + packed.length + CHECKSUM_BYTES);
    file.put(MAGIC).putShort((short) FORMAT_VERSION).putShort((short) LANGUAGE_VERSION);
    file.putInt(content.length).putInt(packed.length).put(packed);
    return file.put(checksum(file.array(), file.position())).array();
  }

  /** Returns the content of a file. */
  static byte[] open(byte[] file) throws RuleSetFormatException {
    if (file.length < MAGIC.length
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new RuleSetFormatException("not a compiled policy set");
    }
    if (file.length < HEADER_BYTES + CHECKSUM_BYTES) {
      throw cutOff(file.length, HEADER_BYTES + CHECKSUM_BYTES);
    }
    ByteBuffer header = ByteBuffer.wrap(file, MAGIC.length, HEADER_BYTES - MAGIC.length);
    checkVersion("form", Short.toUnsignedInt(header.getShort()), FORMAT_VERSION);
    checkVersion("language", Short.toUnsignedInt(header.getShort()), LANGUAGE_VERSION);
    int contentLength = length(header.getInt());
    int packedLength = length(header.getInt());
    int end = HEADER_BYTES + packedLength;
    if (file.length - CHECKSUM_BYTES < end) {
      throw cutOff(file.length, (long) end + CHECKSUM_BYTES);
    }
    if (file.length - CHECKSUM_BYTES > end) {
      throw new RuleSetFormatException(
          "damaged: " + (file.length - CHECKSUM_BYTES - end) + " bytes follow the end");
    }
    byte[] expected = Arrays.copyOfRange(file, end, file.length);
    if (!MessageDigest.isEqual(checksum(file, end), expected)) {
      throw new RuleSetFormatException("damaged: the checksum does not fit");
    }
    return inflate(file, packedLength, contentLength);
  }

  private static RuleSetFormatException cutOff(int there, long needed) {
    return new RuleSetFormatException("cut off: " + there + " of " + needed + " bytes are there");
  }

  private static void checkVersion(String what, int version, int known)
      throws RuleSetFormatException {
    if (version > known) {
      throw new RuleSetFormatException(
          "made by a newer version: %s version %d, this one reads up to %d"
              .formatted(what, version, known));
    } else if (version == 0) {
      throw new RuleSetFormatException("damaged: " + what + " version 0");
    }
  }

  private static int length(int length) throws RuleSetFormatException {
    if (length < 0 || length > MOST_BYTES) {
      throw new RuleSetFormatException(
          "too large: %d bytes, at most %d are read"
              .formatted(Integer.toUnsignedLong(length), MOST_BYTES));
    }
    return length;
  }

  private static byte[] checksum(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
      byte[] part = new byte[64 * 1024];
      while (!deflater.finished()) {
        packed.write(part, 0, deflater.deflate(part));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] file, int packedLength, int contentLength)
      throws RuleSetFormatException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file, HEADER_BYTES, packedLength);
      byte[] content = new byte[contentLength];
      int length = inflater.inflate(content);
      // The end of the stream may take a last call that yields nothing.
      boolean longer = inflater.inflate(new byte[1]) > 0;
      if (length != contentLength || longer || !inflater.finished()) {
        throw new RuleSetFormatException("damaged: the content has another length");
      } else if (inflater.getRemaining() > 0) {
        throw new RuleSetFormatException("damaged: bytes follow the content");
      }
      return content;
    } catch (DataFormatException damaged) {
      throw new RuleSetFormatException("damaged: the content cannot be unpacked", damaged);
    } finally {
      inflater.end();
    }
  }
}
