package dev.edict.bundle;

import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key whose signatures count.
 *
 * @param key an Ed25519 key
 * @param notBefore the first instant at which they do; null for always
 * @param notAfter the first instant at which they do no more; null for never
 */
public record TrustedKey(PublicKey key, @Nullable Instant notBefore, @Nullable Instant notAfter) {

  /**
   * Refuses other kinds of keys.
   *
   * @throws IllegalArgumentException if it is no Ed25519 key
   */
  public TrustedKey {
    ManifestSignature.keyId(key);
  }

  /** Returns a key whose signatures always count. */
  public static TrustedKey always(PublicKey key) {
    return new TrustedKey(key, null, null);
  }

  /** Returns the name of the key: its SHA-256 thumbprint of RFC 7638, in base64url. */
  public String id() {
    return ManifestSignature.keyId(key);
  }

  boolean countsAt(Instant now) {
    return (notBefore == null || !now.isBefore(notBefore))
        && (notAfter == null || now.isBefore(notAfter));
  }

  Instant end() {
    return notAfter == null ? Instant.MAX : notAfter;
  }
}
