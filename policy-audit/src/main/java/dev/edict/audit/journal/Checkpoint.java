package dev.edict.audit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a journal had got as far as a record, and with it every record before. Whoever
 * cuts or rewrites the journal cannot make another without the key.
 *
 * @param number counts the checkpoints of a journal from 1
 * @param sequence the number of the record
 * @param hash the hash of the record
 * @param timestamp when, as events write it
 * @param signature the Ed25519 signature in Base64, if it is signed
 */
public record Checkpoint(
    long number, long sequence, String hash, String timestamp, @Nullable String signature) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ALGORITHM = "Ed25519";

  /** Returns this checkpoint with a signature. */
  Checkpoint signedBy(PrivateKey key) {
    try {
      Signature signer = Signature.getInstance(ALGORITHM);
      signer.initSign(key);
      signer.update(signedText());
      String made = Base64.getEncoder().encodeToString(signer.sign());
      return new Checkpoint(number, sequence, hash, timestamp, made);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the key cannot sign with " + ALGORITHM, unusable);
    }
  }

  /** Returns whether one of {@code keys} made the signature. */
  public boolean isSignedBy(List<PublicKey> keys) {
    byte[] made = signature == null ? null : decoded(signature);
    if (made == null) {
      return false;
    }
    return keys.stream().anyMatch(key -> isSignedBy(key, made));
  }

  private boolean isSignedBy(PublicKey key, byte[] made) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(signedText());
      return verifier.verify(made);
    } catch (GeneralSecurityException anotherForm) {
      return false;
    }
  }

  /** Returns the bytes of a signature, or null when the text is not the one way to write them. */
  private static byte @Nullable [] decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private byte[] signedText() {
    String text =
        "edict audit checkpoint 1\n%d\n%d\n%s\n%s\n".formatted(number, sequence, hash, timestamp);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the checkpoint as one line of JSON, without a line break. */
  String line() {
    return "{\"number\":%d,\"sequence\":%d,\"hash\":\"%s\",\"timestamp\":\"%s\",\"signature\":%s}"
        .formatted(
            number, sequence, hash, timestamp, signature == null ? null : '"' + signature + '"');
  }

  /** Returns the checkpoint that a line writes, or null when it is not one that was made here. */
  static @Nullable Checkpoint parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      Checkpoint read =
          new Checkpoint(
              node.path("number").asLong(),
              node.path("sequence").asLong(),
              node.path("hash").asText(),
              node.path("timestamp").asText(),
              node.path("signature").isTextual() ? node.path("signature").asText() : null);
      // Written again it must be the same: no other text stands for this checkpoint.
      return read.line().equals(line) ? read : null;
    } catch (JsonProcessingException broken) {
      return null;
    }
  }
}
