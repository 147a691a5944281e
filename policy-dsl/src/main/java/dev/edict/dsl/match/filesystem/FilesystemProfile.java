package dev.edict.dsl.match.filesystem;

import dev.edict.dsl.match.MatchSide;
import java.util.List;

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

  private static final List<PathForm> EXACTLY = List.of(PathForm.EXACT);
  // Whatever is equal exactly is equal without case: characters are folded one by one.
  private static final List<PathForm> WITHOUT_CASE = List.of(PathForm.CASE_FOLDED);
  private static final List<PathForm> IN_ANY_FORM = List.of(PathForm.CASE_FOLDED, PathForm.LOOSE);

  /** Returns the separator of canonical paths. */
  public char separator() {
    return this == WINDOWS ? '\\' : '/';
  }

  /** Returns the forms in which a pattern on {@code side} may find a path equal, narrow first. */
  public List<PathForm> formsFor(MatchSide side) {
    if (this == POSIX) {
      return EXACTLY;
    }
    if (side == MatchSide.DENY) {
      return IN_ANY_FORM;
    }
    return this == UNKNOWN ? EXACTLY : WITHOUT_CASE;
  }
}
