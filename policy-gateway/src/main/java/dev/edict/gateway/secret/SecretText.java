package dev.edict.gateway.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Makes secrets of what files and programs hold. */
final class SecretText {

  /** How many bytes a secret may have. */
  static final int MOST_BYTES = 1 << 16;

  private SecretText() {}

  /** Returns the secret that {@code bytes} are, but for one line break at the end. */
  static Secret of(String name, byte[] bytes) throws IOException {
    if (bytes.length > MOST_BYTES) {
      throw new IOException("the secret " + name + " has more than " + MOST_BYTES + " bytes");
    }
    int end = bytes.length;
    end -= end > 0 && bytes[end - 1] == '\n' ? 1 : 0;
    end -= end > 0 && bytes[end - 1] == '\r' ? 1 : 0;
    try {
      return Secret.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString());
    } catch (CharacterCodingException | IllegalArgumentException unfit) {
      throw new IOException(
          "the secret " + name + " is empty, not UTF-8 or has a control character");
    }
  }

  /** Returns whether a name is fit to be part of a file name or an argument. */
  static boolean isPlainName(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '.'
        && name.charAt(0) != '-'
        && name.chars().allMatch(SecretText::isPlain);
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
