package dev.edict.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a client of bundles stands, for people and monitoring.
 *
 * @param status the state
 * @param name the name of the bundle that was activated last; null when none was
 * @param revision its revision; 0 when none was
 * @param digest the digest of its manifest; null when none was
 * @param since when it was activated here; null when none was
 * @param confirmed when the source said last that there is no newer one; null when none was
 * @param goodUntil from when on everything is denied, unless the source confirms; null when none
 *     was
 * @param failures how many attempts have failed since the last good one
 * @param lastError what went wrong last; null when the last attempt was good
 */
public record BundleHealth(
    BundleStatus status,
    @Nullable String name,
    long revision,
    @Nullable String digest,
    @Nullable Instant since,
    @Nullable Instant confirmed,
    @Nullable Instant goodUntil,
    int failures,
    @Nullable String lastError) {

  /** Returns this as one line of JSON; what is not known is left out. */
  public String toJson() {
    ObjectNode root = ManifestJson.MAPPER.createObjectNode();
    root.put("status", status.name().toLowerCase(Locale.ROOT));
    if (name != null) {
      root.put("name", name).put("revision", revision).put("digest", digest);
      root.put("since", String.valueOf(since)).put("confirmed", String.valueOf(confirmed));
      root.put("goodUntil", String.valueOf(goodUntil));
    }
    root.put("failures", failures);
    if (lastError != null) {
      root.put("lastError", lastError);
    }
    return new String(ManifestJson.bytes(root), StandardCharsets.UTF_8);
  }
}
