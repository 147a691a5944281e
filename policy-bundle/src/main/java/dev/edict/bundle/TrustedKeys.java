package dev.edict.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The keys whose signatures count, and how many of them a bundle needs. Immutable. */
public final class TrustedKeys {
  private final int threshold;
  private final List<TrustedKey> keys;

  private TrustedKeys(int threshold, List<TrustedKey> keys) {
    this.threshold = threshold;
    this.keys = List.copyOf(keys);
  }

  /**
   * Returns keys of which {@code threshold} must have signed.
   *
   * @throws IllegalArgumentException if there are fewer keys than that, a key twice, or the
   *     threshold is not positive
   */
  public static TrustedKeys of(int threshold, List<TrustedKey> keys) {
    if (threshold < 1 || threshold > keys.size()) {
      throw new IllegalArgumentException(
          "a threshold of " + threshold + " is not possible with " + keys.size() + " keys");
    }
    if (keys.stream().map(TrustedKey::id).distinct().count() != keys.size()) {
      throw new IllegalArgumentException("a key is there twice");
    }
    return new TrustedKeys(threshold, keys);
  }

  /**
   * Reads public keys in PEM, one of which must have signed, or the JSON form, which says how many
   * must have and from when to when each key counts.
   *
   * @throws IOException if the file cannot be read or holds something else
   */
  public static TrustedKeys read(Path file) throws IOException {
    try {
      return TrustedKeysText.parse(Files.readString(file));
    } catch (IllegalArgumentException unusable) {
      throw new IOException(file + ": " + unusable.getMessage(), unusable);
    }
  }

  /** Returns how many of the keys must have signed. */
  public int threshold() {
    return threshold;
  }

  /** Returns the keys. */
  public List<TrustedKey> keys() {
    return keys;
  }

  /**
   * Returns the keys that have signed, in the order of when they cease to count, latest first.
   *
   * @throws BundleRefusedException if they are too few
   */
  List<TrustedKey> signersOf(SignedManifest signed, Instant now) throws BundleRefusedException {
    List<TrustedKey> signers = new ArrayList<>();
    for (TrustedKey trusted : keys) {
      if (trusted.countsAt(now)
          && signed.signatures().stream()
              .anyMatch(each -> each.isBy(trusted.key(), signed.payload()))) {
        signers.add(trusted);
      }
    }
    if (signers.size() < threshold) {
      throw new BundleRefusedException(
          Refusal.UNTRUSTED,
          "signed by " + signers.size() + " of the trusted keys, not by " + threshold);
    }
    signers.sort(Comparator.comparing(TrustedKey::end).reversed());
    return signers;
  }
}
