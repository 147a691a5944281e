package dev.edict.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a static file server needs to hand out bundles: archives under the names of their digests,
 * which never change, and one small file {@link BundleSource#LATEST} with the signed manifest of
 * the newest bundle.
 */
public final class BundleDirectory {
  private BundleDirectory() {}

  /**
   * Returns the newest bundle of a directory, without any trust in it.
   *
   * @throws BundleRefusedException if what is there is no bundle
   * @throws IOException if it cannot be read
   */
  public static PolicyBundle newest(Path directory, BundleLimits limits)
      throws IOException, BundleRefusedException {
    DirectoryBundleSource source = new DirectoryBundleSource(directory);
    SignedManifest signed =
        SignedManifest.read(source.read(BundleSource.LATEST, limits.manifestBytes()));
    BundleManifest manifest = signed.manifest();
    if (manifest.archiveSize() > limits.archiveBytes()) {
      throw new BundleRefusedException(Refusal.TOO_LARGE, "the archive is too long");
    }
    return new PolicyBundle(
        signed, source.archive(manifest.archiveSha256(), manifest.archiveSize()));
  }

  /**
   * Puts a bundle into a directory as the newest: first its archive, then the manifest in the place
   * of the last one. Older archives stay, as clients may be on the way to them.
   *
   * @throws BundleRefusedException if it is not signed, not whole, or not newer than the one there
   * @throws IOException if the directory cannot be written
   */
  public static void push(PolicyBundle bundle, Path directory)
      throws IOException, BundleRefusedException {
    BundleManifest manifest = bundle.manifest();
    byte[] archive = bundle.archive();
    if (bundle.signatureCount() == 0) {
      throw new BundleRefusedException(Refusal.UNTRUSTED, "nobody has signed it");
    }
    if (!Sha256.of(archive).equals(manifest.archiveSha256())) {
      throw new BundleRefusedException(Refusal.DAMAGED, "the archive is not that of the manifest");
    }
    Files.createDirectories(directory);
    Path latest = directory.resolve(BundleSource.LATEST);
    if (Files.exists(latest)) {
      BundleManifest before = SignedManifest.read(Files.readAllBytes(latest)).manifest();
      Activated.of(before).requireSuccessor(manifest);
    }
    Path file = directory.resolve(BundleSource.archiveName(manifest.archiveSha256()));
    if (!Files.exists(file)) {
      AtomicFiles.write(file, archive);
    }
    AtomicFiles.write(latest, bundle.signedManifest());
  }
}
