package dev.edict.eval.external;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, judged.
 *
 * @param input what was judged
 * @param difference why the engine answers otherwise than the table, or null when it agrees
 */
record ExternalCase(String input, @Nullable String difference) {
  private static final int ID_LENGTH = 16;

  static ExternalCase of(String input, boolean agrees, String difference) {
    return new ExternalCase(input, agrees ? null : difference);
  }

  /** Returns a name of the case that repeats nothing of the table. */
  String id() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(input.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
