package dev.edict.bundle;

/** How a client of bundles stands. */
public enum BundleStatus {
  /** Nothing was activated yet, and nothing went wrong yet: everything is denied. */
  STARTING,
  /** The newest bundle decides. */
  CURRENT,
  /** The last good bundle decides; whether there is a newer one is not known. */
  STALE,
  /** There is no bundle that may be used: everything is denied. */
  BROKEN
}
