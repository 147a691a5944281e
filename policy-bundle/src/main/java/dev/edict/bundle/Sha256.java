package dev.edict.bundle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests in 64 lower-case hexadecimal digits. */
final class Sha256 {
  private static final int DIGITS = 64;
  private static final String HEXADECIMAL = "0123456789abcdef";

  private Sha256() {}

  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static boolean isOne(String text) {
    return text.length() == DIGITS && text.chars().allMatch(c -> HEXADECIMAL.indexOf(c) >= 0);
  }
}
