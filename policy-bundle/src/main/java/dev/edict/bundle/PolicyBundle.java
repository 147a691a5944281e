package dev.edict.bundle;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.source.PolicySource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Policies as an organisation hands them out: a signed manifest and an archive. As one file it is
 * the manifest in one line, a line feed, and the archive. Immutable; nothing in it is trusted until
 * a {@link BundleVerifier} has looked at it.
 *
 * <pre>{@code
 * byte[] file = PolicyBundle.of("acme", 42, now, now.plus(30, DAYS), sources).signedBy(key).toBytes();
 * }</pre>
 */
public final class PolicyBundle {
  private static final byte LINE_FEED = '\n';

  private final SignedManifest signed;
  private final byte[] archive;

  PolicyBundle(SignedManifest signed, byte[] archive) {
    this.signed = signed;
    this.archive = archive;
  }

  /**
   * Returns a bundle of policies, which nobody has signed yet. Its policies may have the levels
   * that they have now.
   *
   * @param name whose bundle it is: lower-case letters, digits, {@code .} and {@code -}
   * @param revision greater than that of the last bundle of that name
   * @param created when it is made; fractions of a second are left off
   * @param expires when it must have been replaced by another one
   * @throws PolicyException if the policies have errors
   * @throws IllegalArgumentException if the values or the names of the sources make no bundle, or a
   *     policy is a local one
   */
  public static PolicyBundle of(
      String name,
      long revision,
      Instant created,
      Instant expires,
      Collection<PolicySource> sources) {
    Analysis analysis = PolicyFrontEnd.analyze(sources);
    List<Level> levels =
        analysis.requireRuleSet().policies().stream()
            .map(Policy::level)
            .distinct()
            .sorted()
            .toList();
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (PolicySource source : sources) {
      contents.put(source.name(), source.text().getBytes(StandardCharsets.UTF_8));
    }
    List<BundledFile> files = new ArrayList<>();
    contents.forEach(
        (path, bytes) -> files.add(new BundledFile(path, bytes.length, Sha256.of(bytes))));
    byte[] archive = BundleArchive.write(contents);
    BundleManifest manifest =
        new BundleManifest(
            name,
            revision,
            created.truncatedTo(ChronoUnit.SECONDS),
            expires.truncatedTo(ChronoUnit.SECONDS),
            levels,
            archive.length,
            Sha256.of(archive),
            files);
    return new PolicyBundle(SignedManifest.unsigned(manifest), archive);
  }

  /**
   * Reads a bundle, without any trust in it.
   *
   * @throws BundleRefusedException if the bytes are not those of a bundle
   */
  public static PolicyBundle read(byte[] file, BundleLimits limits) throws BundleRefusedException {
    int end = 0;
    while (end < file.length && end <= limits.manifestBytes() && file[end] != LINE_FEED) {
      end++;
    }
    if (end > limits.manifestBytes()) {
      throw new BundleRefusedException(Refusal.TOO_LARGE, "the signed manifest is too long");
    }
    if (end == file.length) {
      throw new BundleRefusedException(Refusal.MALFORMED, "there is no archive");
    }
    return of(Arrays.copyOf(file, end), Arrays.copyOfRange(file, end + 1, file.length));
  }

  /** Returns the bundle of a signed manifest and an archive. */
  static PolicyBundle of(byte[] signedManifest, byte[] archive) throws BundleRefusedException {
    return new PolicyBundle(SignedManifest.read(signedManifest), archive);
  }

  /**
   * Returns this bundle with the signature of another key.
   *
   * @param key an Ed25519 key
   * @throws IllegalArgumentException if it is no such key, or not both of one pair
   */
  public PolicyBundle signedBy(KeyPair key) {
    return new PolicyBundle(signed.signedBy(key), archive);
  }

  /**
   * Returns what the bundle says of itself.
   *
   * @throws BundleRefusedException if it is not what a manifest says
   */
  public BundleManifest manifest() throws BundleRefusedException {
    return signed.manifest();
  }

  /** Returns how many signatures there are, by whichever keys. */
  public int signatureCount() {
    return signed.signatures().size();
  }

  /** Returns the bundle as one file. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(signed.toJson());
    bytes.write(LINE_FEED);
    bytes.writeBytes(archive);
    return bytes.toByteArray();
  }

  /** Returns the signed manifest alone: a JSON web signature in general serialization. */
  public byte[] signedManifest() {
    return signed.toJson();
  }

  /** Returns the archive alone: a ZIP. */
  public byte[] archive() {
    return archive.clone();
  }

  SignedManifest signed() {
    return signed;
  }
}
