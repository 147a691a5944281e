package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes Ed25519 keys in PEM, the form of {@code openssl genpkey -algorithm ed25519}. */
public final class CheckpointKeys {
  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private CheckpointKeys() {}

  /** Returns a fresh pair of keys. */
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Java 17 has " + ALGORITHM, impossible);
    }
  }

  /** Returns a private key in PEM. */
  public static String pem(PrivateKey key) {
    return pem(PRIVATE, key.getEncoded());
  }

  /** Returns a public key in PEM. */
  public static String pem(PublicKey key) {
    return pem(PUBLIC, key.getEncoded());
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .replace("%n", "\n")
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
  }

  /**
   * Reads a private key.
   *
   * @throws IOException if the file holds none
   */
  public static PrivateKey readPrivate(Path file) throws IOException {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(decode(file, PRIVATE)));
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      throw notAKey(file, PRIVATE, notAKey);
    }
  }

  /**
   * Reads a public key.
   *
   * @throws IOException if the file holds none
   */
  public static PublicKey readPublic(Path file) throws IOException {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(decode(file, PUBLIC)));
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      throw notAKey(file, PUBLIC, notAKey);
    }
  }

  private static byte[] decode(Path file, String kind) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String begin = "-----BEGIN " + kind + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + kind + "-----");
    if (from < 0 || to < from) {
      throw notAKey(file, kind, null);
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  // The cause may quote what is in the file, and is kept from the message.
  private static IOException notAKey(Path file, String kind, @Nullable Exception cause) {
    return new IOException(
        "not an Ed25519 " + kind.toLowerCase(Locale.ROOT) + " in PEM: " + file, cause);
  }
}
