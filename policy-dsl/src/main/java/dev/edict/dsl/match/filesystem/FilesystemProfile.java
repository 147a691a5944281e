package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.MatchSide;

/** How the filesystem of a request spells paths and which spellings name the same file. */
public enum FilesystemProfile {
  /** Slashes, and names that differ in any character are different files. */
  POSIX,
  /** Drives and backslashes, and names that differ in case are the same file. */
  WINDOWS,
  /** Slashes, and names that differ in case are the same file. */
  CASE_FOLDING,
  /** Slashes, and nothing is known about names: a deny folds them, an allow does not. */
  UNKNOWN;

  /** Returns the separator of canonical paths. */
  public char separator() {
    return this == WINDOWS ? '\\' : '/';
  }

  /** Returns the widest form in which a pattern on {@code side} may find a path equal. */
  public PathForm formFor(MatchSide side) {
    if (this == POSIX) {
      return PathForm.EXACT;
    }
    if (side == MatchSide.DENY) {
      return PathForm.LOOSE;
    }
    return this == UNKNOWN ? PathForm.EXACT : PathForm.CASE_FOLDED;
  }
}
