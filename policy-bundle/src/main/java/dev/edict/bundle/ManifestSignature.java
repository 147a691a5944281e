package dev.edict.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.Key;
import java.security.KeyPair;
import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * One signature under a manifest.
 *
 * @param header the protected header, in base64url
 * @param signature the signature, in base64url
 */
record ManifestSignature(String header, String signature) {
  private static final int LENGTH = 64;
  private static final String TYPE = "edict-bundle+json";
  private static final AlgorithmConstraints ED25519_ONLY =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA);

  /** Returns the signature of {@code key} under {@code payload}. */
  static ManifestSignature sign(String payload, KeyPair key) {
    String header = headerOf(keyId(key.getPublic()));
    JsonWebSignature jws = new JsonWebSignature();
    try {
      jws.setAlgorithmConstraints(ED25519_ONLY);
      jws.getHeaders().setFullHeaderAsJsonString(json(keyId(key.getPublic())));
      jws.setEncodedPayload(payload);
      jws.setKey(key.getPrivate());
      jws.sign();
      ManifestSignature made = new ManifestSignature(header, jws.getEncodedSignature());
      if (!made.isBy(key.getPublic(), payload)) {
        throw new IllegalArgumentException("the public key is not that of the private key");
      }
      return made;
    } catch (JoseException unusable) {
      throw new IllegalArgumentException("the key cannot sign", unusable);
    }
  }

  /** Returns whether {@code key} has made this signature under {@code payload}. */
  boolean isBy(PublicKey key, String payload) {
    return header.equals(headerOf(keyId(key))) && verify(key, payload);
  }

  private boolean verify(Key key, String payload) {
    JsonWebSignature jws = new JsonWebSignature();
    try {
      jws.setAlgorithmConstraints(ED25519_ONLY);
      jws.setCompactSerialization(header + "." + payload + "." + signature);
      jws.setKey(key);
      return jws.verifySignature();
    } catch (JoseException unusable) {
      return false;
    }
  }

  /** Refuses headers that say anything else than a key, and second spellings. */
  void requireCanonical() throws BundleRefusedException {
    // Java takes longer ones too, with zeros at the end.
    if (Base64Url.decode(signature).length != LENGTH) {
      throw new BundleRefusedException(
          Refusal.MALFORMED, "a signature has another length than one of Ed25519");
    }
    try {
      JsonNode parsed = ManifestJson.MAPPER.readTree(Base64Url.decode(header));
      if (header.equals(headerOf(parsed.path("kid").asText()))) {
        return;
      }
    } catch (IOException notJson) {
      throw new BundleRefusedException(Refusal.MALFORMED, "a header of a signature is not JSON");
    }
    throw new BundleRefusedException(
        Refusal.MALFORMED, "a header of a signature says something else than its key");
  }

  private static String headerOf(String keyId) {
    return Base64Url.encode(json(keyId));
  }

  private static String json(String keyId) {
    return "{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"" + TYPE + "\"}";
  }

  /**
   * Returns the name of a key: its SHA-256 thumbprint of RFC 7638.
   *
   * @throws IllegalArgumentException if it is no Ed25519 key
   */
  static String keyId(PublicKey key) {
    try {
      PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key);
      if (jwk instanceof OctetKeyPairJsonWebKey okp
          && OctetKeyPairJsonWebKey.SUBTYPE_ED25519.equals(okp.getSubtype())) {
        return jwk.calculateBase64urlEncodedThumbprint("SHA-256");
      }
    } catch (JoseException unusable) {
      throw new IllegalArgumentException("not an Ed25519 key", unusable);
    }
    throw new IllegalArgumentException("not an Ed25519 key");
  }
}
