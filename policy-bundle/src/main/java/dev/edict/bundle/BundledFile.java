package dev.edict.bundle;

import java.util.List;

/**
 * A policy file of a bundle.
 *
 * @param path its name in the policy set: letters, digits, {@code .}, {@code -} and {@code _}, in
 *     segments that {@code /} separates; ends in {@code .edict}
 * @param size its length in bytes
 * @param sha256 its digest, in 64 lower-case hexadecimal digits
 */
public record BundledFile(String path, int size, String sha256) {
  /** The first segment of the names of local policies, which no bundle has. */
  static final String LOCAL = "local";

  private static final String SUFFIX = ".edict";
  private static final int LONGEST = 255;
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

  /**
   * Refuses names that mean anything to a file system or a terminal, and impossible digests.
   *
   * @throws IllegalArgumentException if one is given
   */
  public BundledFile {
    if (!isName(path)) {
      throw new IllegalArgumentException("not a name for a file of a bundle");
    }
    if (size < 0 || !Sha256.isOne(sha256)) {
      throw new IllegalArgumentException("not a size and a SHA-256");
    }
  }

  private static boolean isName(String path) {
    List<String> segments = List.of(path.split("/", -1));
    return path.length() <= LONGEST
        && path.endsWith(SUFFIX)
        && !segments.get(0).equals(LOCAL)
        && segments.stream().allMatch(BundledFile::isSegment);
  }

  private static boolean isSegment(String segment) {
    return !segment.isEmpty()
        && segment.charAt(0) != '.'
        && segment.chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0);
  }
}
