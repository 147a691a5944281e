package dev.edict.cli;

import dev.edict.bundle.BundleDirectory;
import dev.edict.bundle.BundleLimits;
import dev.edict.bundle.BundleRefusedException;
import dev.edict.bundle.PolicyBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads bundles for commands, within the usual limits. */
final class BundleFiles {
  private static final BundleLimits LIMITS = BundleLimits.DEFAULTS;

  private BundleFiles() {}

  /** Returns the bundle in a file, or the newest one of a directory that is handed out. */
  static PolicyBundle read(Path place) throws IOException, BundleRefusedException {
    if (Files.isDirectory(place)) {
      return BundleDirectory.newest(place, LIMITS);
    }
    try (InputStream in = Files.newInputStream(place)) {
      return PolicyBundle.read(
          in.readNBytes(LIMITS.manifestBytes() + LIMITS.archiveBytes() + 1), LIMITS);
    }
  }
}
