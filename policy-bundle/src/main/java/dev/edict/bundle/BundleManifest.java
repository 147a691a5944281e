package dev.edict.bundle;

import dev.edict.dsl.rule.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the signatures of a bundle vouch for.
 *
 * @param name whose bundle it is: lower-case letters, digits, {@code .} and {@code -}
 * @param revision which of the bundles of that name; grows with each one, from 1
 * @param created when it was made
 * @param expires the first instant at which it is no longer good; after {@code created}
 * @param levels the levels that its policies may have, from the highest down
 * @param archiveSize the length of its archive in bytes
 * @param archiveSha256 the digest of its archive
 * @param files its files, by path
 */
public record BundleManifest(
    String name,
    long revision,
    Instant created,
    Instant expires,
    List<Level> levels,
    int archiveSize,
    String archiveSha256,
    List<BundledFile> files) {
  private static final int LONGEST_NAME = 64;
  private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789.-";

  /** The largest whole number that every reader of JSON keeps. */
  private static final long LARGEST_REVISION = (1L << 53) - 1;

  /**
   * Copies the lists and refuses what makes no bundle.
   *
   * @throws IllegalArgumentException if a part is out of its range
   */
  public BundleManifest {
    levels = List.copyOf(levels);
    files = List.copyOf(files);
    require(isName(name), "the name is not of lower-case letters, digits, `.` and `-`");
    require(revision >= 1 && revision <= LARGEST_REVISION, "the revision is out of range");
    require(created.isBefore(expires), "it expires before it was created");
    require(isWhole(created) && isWhole(expires), "a time has fractions of a second");
    require(!levels.isEmpty() && levels.equals(sorted(levels)), "the levels are not in order");
    require(!levels.contains(Level.LOCAL), "a bundle has no local policies");
    require(archiveSize > 0 && Sha256.isOne(archiveSha256), "the archive has no size and SHA-256");
    require(!files.isEmpty(), "it has no files");
    requireDistinct(files);
  }

  private static List<Level> sorted(Collection<Level> levels) {
    return levels.stream().distinct().sorted().toList();
  }

  private static void requireDistinct(List<BundledFile> files) {
    Set<String> folded = new HashSet<>();
    List<String> paths = new ArrayList<>();
    for (BundledFile file : files) {
      paths.add(file.path());
      require(folded.add(file.path().toLowerCase(Locale.ROOT)), "two files have the same name");
    }
    require(paths.equals(paths.stream().sorted().toList()), "the files are not in order");
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.chars().allMatch(c -> NAME_CHARACTERS.indexOf(c) >= 0);
  }

  private static boolean isWhole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void require(boolean fits, String otherwise) {
    if (!fits) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Returns the sum of the lengths of the files, in bytes. */
  public long contentSize() {
    return files.stream().mapToLong(BundledFile::size).sum();
  }

  /** Returns the digest of what is signed. */
  public String digest() {
    return Sha256.of(ManifestJson.write(this));
  }
}
