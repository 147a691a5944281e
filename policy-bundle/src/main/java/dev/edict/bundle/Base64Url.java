package dev.edict.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes in base64url without padding, where every sequence of bytes has one spelling. */
final class Base64Url {
  private Base64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String encode(String ascii) {
    return encode(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the bytes; a spelling that {@link #encode} would not give is refused. */
  static byte[] decode(String text) throws BundleRefusedException {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      throw new BundleRefusedException(Refusal.MALFORMED, "a part is not base64url");
    }
    throw new BundleRefusedException(
        Refusal.MALFORMED, "a part is not in the one spelling of base64url");
  }
}
