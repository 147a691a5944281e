package dev.edict.gateway.mcp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Values in headers, as the protocol writes them since 2026-07-28. */
final class HeaderValue {
  private static final String START = "=?base64?";
  private static final String END = "?=";

  private HeaderValue() {}

  /** Returns a value as it stands in a header. */
  static String encode(String value) {
    if (isPlain(value) && !isEncoded(value)) {
      return value;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return START + Base64.getEncoder().encodeToString(bytes) + END;
  }

  /** Returns the value that stands in a header; null when it is malformed. */
  static @Nullable String decode(String header) {
    if (!isEncoded(header)) {
      return isPlain(header) ? header : null;
    }
    try {
      byte[] bytes =
          Base64.getDecoder()
              .decode(header.substring(START.length(), header.length() - END.length()));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return null;
    }
  }

  private static boolean isEncoded(String value) {
    return value.startsWith(START)
        && value.endsWith(END)
        && value.length() >= START.length() + END.length();
  }

  private static boolean isPlain(String value) {
    return value.strip().equals(value) && value.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
