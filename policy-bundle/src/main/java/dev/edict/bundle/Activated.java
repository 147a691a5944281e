package dev.edict.bundle;

/**
 * Which bundle was activated last.
 *
 * @param name its name
 * @param revision its revision
 * @param digest the digest of its manifest
 */
record Activated(String name, long revision, String digest) {

  static Activated of(BundleManifest manifest) {
    return new Activated(manifest.name(), manifest.revision(), manifest.digest());
  }

  /**
   * Refuses bundles that must not follow this one: those of another name, earlier ones, and others
   * of the same revision.
   */
  void requireSuccessor(BundleManifest manifest) throws BundleRefusedException {
    if (!manifest.name().equals(name)) {
      throw new BundleRefusedException(
          Refusal.OTHER_BUNDLE, "it is the bundle " + manifest.name() + ", not " + name);
    }
    if (manifest.revision() < revision) {
      throw new BundleRefusedException(
          Refusal.ROLLBACK, "revision " + manifest.revision() + " comes after " + revision);
    }
    if (manifest.revision() == revision && !manifest.digest().equals(digest)) {
      throw new BundleRefusedException(
          Refusal.ROLLBACK, "revision " + revision + " was another bundle before");
    }
  }
}
