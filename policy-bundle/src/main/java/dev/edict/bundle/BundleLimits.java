package dev.edict.bundle;

/**
 * How large a bundle may be.
 *
 * @param manifestBytes of the signed manifest, as it is sent
 * @param archiveBytes of the archive, as it is sent
 * @param contentBytes of all files together, unpacked
 * @param files how many files
 */
public record BundleLimits(int manifestBytes, int archiveBytes, int contentBytes, int files) {
  /** 4 MiB of manifest, 16 MiB of archive, 64 MiB of policies in 10 000 files. */
  public static final BundleLimits DEFAULTS = new BundleLimits(4 << 20, 16 << 20, 64 << 20, 10_000);

  /** Refuses what is not positive. */
  public BundleLimits {
    if (manifestBytes < 1 || archiveBytes < 1 || contentBytes < 1 || files < 1) {
      throw new IllegalArgumentException("a limit of bundles is not positive");
    }
  }
}
