package dev.edict.dsl.check;

import dev.edict.dsl.source.PolicySource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The digest by which audits recognise a policy set: of the sources, as they are written. */
final class SourceDigest {
  private SourceDigest() {}

  /** Returns SHA-256 over names and texts, each preceded by its length, in hexadecimal digits. */
  static String of(List<PolicySource> sources) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (PolicySource source : sources) {
        update(digest, source.name());
        update(digest, source.text());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
