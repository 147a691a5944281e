package dev.edict.cli;

import dev.edict.bundle.BundleManifest;
import dev.edict.bundle.PolicyBundle;
import dev.edict.bundle.VerifiedBundle;
import dev.edict.dsl.rule.Level;

/** Says what a bundle is. */
final class BundleText {
  private BundleText() {}

  /** Returns its name, revision and size, in a part of a line. */
  static String summary(BundleManifest manifest) {
    return "%s revision %d, %s in %d bytes, %s"
        .formatted(
            manifest.name(),
            manifest.revision(),
            Counts.of(manifest.files().size(), "file"),
            manifest.archiveSize(),
            "good until " + manifest.expires());
  }

  /** Returns everything about a bundle that was verified, one line each. */
  static String of(PolicyBundle bundle, VerifiedBundle verified) {
    BundleManifest manifest = verified.manifest();
    return """
        bundle      %s
        revision    %d
        created     %s
        good until  %s
        levels      %s
        signed by   %s
        rules       %d in %s
        bytes       manifest %d, archive %d, policies %d
        digest      %s
        """
        .formatted(
            manifest.name(),
            manifest.revision(),
            manifest.created(),
            verified.goodUntil(),
            String.join(", ", manifest.levels().stream().map(Level::keyword).toList()),
            String.join(", ", verified.signers()),
            verified.rules().rules().size(),
            Counts.of(manifest.files().size(), "file"),
            bundle.signedManifest().length,
            manifest.archiveSize(),
            manifest.contentSize(),
            manifest.digest());
  }
}
