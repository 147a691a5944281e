package dev.edict.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads trusted keys; what is not known in their file is an {@link IllegalArgumentException}. */
final class TrustedKeysText {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final Set<String> MEMBERS = Set.of("threshold", "keys");
  private static final Set<String> KEY_MEMBERS = Set.of("publicKey", "notBefore", "notAfter");

  private TrustedKeysText() {}

  static TrustedKeys parse(String text) {
    return text.stripLeading().startsWith("{") ? json(text) : pem(text);
  }

  private static TrustedKeys pem(String text) {
    List<TrustedKey> keys = new ArrayList<>();
    int from = text.indexOf(BEGIN);
    while (from >= 0) {
      int to = text.indexOf(END, from);
      if (to < 0) {
        throw new IllegalArgumentException("a public key in PEM does not end");
      }
      keys.add(TrustedKey.always(key(text.substring(from + BEGIN.length(), to))));
      from = text.indexOf(BEGIN, to);
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there is no public key in PEM");
    }
    return TrustedKeys.of(1, keys);
  }

  private static TrustedKeys json(String text) {
    JsonNode root;
    try {
      root = ManifestJson.STRICT.readTree(text);
    } catch (IOException malformed) {
      throw new IllegalArgumentException("not strict JSON", malformed);
    }
    only(root, MEMBERS);
    List<TrustedKey> keys = new ArrayList<>();
    for (JsonNode key : root.path("keys")) {
      only(key, KEY_MEMBERS);
      keys.add(
          new TrustedKey(
              key(key.path("publicKey").asText()), time(key, "notBefore"), time(key, "notAfter")));
    }
    JsonNode threshold = root.path("threshold");
    if (!threshold.isMissingNode() && !threshold.isInt()) {
      throw new IllegalArgumentException("`threshold` is not a whole number");
    }
    return TrustedKeys.of(threshold.asInt(1), keys);
  }

  private static void only(JsonNode object, Set<String> members) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      if (!members.contains(names.next())) {
        throw new IllegalArgumentException("other members than " + List.copyOf(members));
      }
    }
  }

  private static @Nullable Instant time(JsonNode key, String name) {
    try {
      return key.has(name) ? Instant.parse(key.path(name).asText()) : null;
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException("`" + name + "` is not a time", malformed);
    }
  }

  private static PublicKey key(String base64) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      throw new IllegalArgumentException("not an Ed25519 public key", notAKey);
    }
  }
}
