package dev.edict.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The bytes of a manifest with their signatures: a JSON web signature in general serialization, in
 * one spelling only. Nothing in it is trusted yet.
 *
 * @param payload the manifest, in base64url
 * @param signatures by their protected headers
 */
record SignedManifest(String payload, List<ManifestSignature> signatures) {
  private static final int MOST_SIGNATURES = 32;

  SignedManifest {
    signatures = List.copyOf(signatures);
  }

  /** Returns a manifest that nobody has signed. */
  static SignedManifest unsigned(BundleManifest manifest) {
    return new SignedManifest(Base64Url.encode(ManifestJson.write(manifest)), List.of());
  }

  /** Returns this with the signature of another key, or with a new one of the same key. */
  SignedManifest signedBy(KeyPair key) {
    ManifestSignature added = ManifestSignature.sign(payload, key);
    List<ManifestSignature> all = new ArrayList<>(signatures);
    all.removeIf(known -> known.header().equals(added.header()));
    all.add(added);
    all.sort(Comparator.comparing(ManifestSignature::header));
    return new SignedManifest(payload, all);
  }

  /** Returns the manifest itself. */
  BundleManifest manifest() throws BundleRefusedException {
    return ManifestJson.read(Base64Url.decode(payload));
  }

  byte[] toJson() {
    ObjectNode root = ManifestJson.MAPPER.createObjectNode();
    root.put("payload", payload);
    ArrayNode all = root.putArray("signatures");
    for (ManifestSignature each : signatures) {
      all.addObject().put("protected", each.header()).put("signature", each.signature());
    }
    return ManifestJson.bytes(root);
  }

  /**
   * Returns what {@code json} writes.
   *
   * @throws BundleRefusedException if it has another form, or another spelling of it
   */
  static SignedManifest read(byte[] json) throws BundleRefusedException {
    List<ManifestSignature> signatures = new ArrayList<>();
    JsonNode root;
    try {
      root = ManifestJson.MAPPER.readTree(json);
    } catch (IOException notJson) {
      throw malformed("the signed manifest is not JSON");
    }
    for (JsonNode each : root.path("signatures")) {
      signatures.add(
          new ManifestSignature(each.path("protected").asText(), each.path("signature").asText()));
    }
    SignedManifest signed = new SignedManifest(root.path("payload").asText(), signatures);
    if (signatures.size() > MOST_SIGNATURES
        || !signed.isOrdered()
        || !Arrays.equals(signed.toJson(), json)) {
      throw malformed("the signed manifest is not in its canonical form");
    }
    Base64Url.decode(signed.payload());
    for (ManifestSignature each : signatures) {
      each.requireCanonical();
    }
    return signed;
  }

  private boolean isOrdered() {
    List<String> headers = signatures.stream().map(ManifestSignature::header).toList();
    return headers.equals(headers.stream().distinct().sorted().toList());
  }

  private static BundleRefusedException malformed(String detail) {
    return new BundleRefusedException(Refusal.MALFORMED, detail);
  }
}
