package dev.edict.audit.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes the digest that records are sealed with. */
final class Sha256 {
  private Sha256() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
