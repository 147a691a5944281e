package dev.edict.cli;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.GlobSyntax;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The policy files that a user named: files as they are, every {@code *.edict} file in or beneath a
 * directory, and those that a pattern with the wildcards of the language fits. Links are followed,
 * so that no policy is left out; names that start with a dot are not, as version control and
 * mounted configuration keep copies there.
 *
 * @param files the files by name, which is the path relative to the common root, with {@code /}
 * @param shownRoot what to put before a name so that a user can open it; may be empty
 */
record PolicyFiles(SortedMap<String, Path> files, String shownRoot) {
  private static final String SUFFIX = ".edict";

  PolicyFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Finds the files.
   *
   * @throws CommandFailure if a directory holds none
   * @throws IOException if a file or directory is missing or cannot be read
   */
  static PolicyFiles find(List<Path> named) throws IOException {
    Set<Path> found = new TreeSet<>();
    Path root = null;
    for (Path path : named) {
      Path absolute = path.toAbsolutePath().normalize();
      Path folder = add(path, absolute, found);
      root = root == null ? folder : commonRoot(root, folder);
    }
    if (root == null) {
      throw new CommandFailure("no policy files were named");
    }
    TreeMap<String, Path> files = new TreeMap<>();
    for (Path file : found) {
      files.put(relativeName(root, file), file);
    }
    return new PolicyFiles(files, shown(root));
  }

  /** Adds what a user named, and returns the directory that its names are relative to. */
  private static Path add(Path named, Path absolute, Set<Path> found) throws IOException {
    if (Files.isDirectory(absolute)) {
      collect(absolute, file -> true, found, "no " + SUFFIX + " files in " + absolute);
      return absolute;
    }
    if (Files.exists(absolute)) {
      found.add(absolute);
      Path parent = absolute.getParent();
      return parent == null ? absolute : parent;
    }
    if (!hasWildcard(absolute)) {
      throw new CommandFailure("no such file or directory: " + named);
    }
    Path start = absolute;
    while (hasWildcard(start)) {
      start = Objects.requireNonNull(start.getParent(), "a root has no wildcard");
    }
    if (!Files.isDirectory(start)) {
      throw new CommandFailure("no such directory: " + start);
    }
    Path from = start;
    GlobSequence pattern =
        GlobSequence.of(
            List.of(withSlashes(start.relativize(absolute)).split("/")),
            GlobSyntax.STAR_AND_QUESTION);
    collect(
        start,
        file -> pattern.matches(withSlashes(from.relativize(file)), 0, '/'),
        found,
        "no " + SUFFIX + " files fit " + named);
    return start;
  }

  private static boolean hasWildcard(Path path) {
    return path.toString().indexOf('*') >= 0 || path.toString().indexOf('?') >= 0;
  }

  private static void collect(
      Path directory, Predicate<Path> wanted, Set<Path> found, String whenNone) throws IOException {
    Set<Path> collected = new TreeSet<>();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new Collector(directory, wanted, collected));
    if (collected.isEmpty()) {
      throw new CommandFailure(whenNone);
    }
    found.addAll(collected);
  }

  private static Path commonRoot(Path one, Path other) {
    Path root = one;
    while (root != null && !other.startsWith(root)) {
      root = root.getParent();
    }
    if (root == null) {
      throw new CommandFailure("no common root: " + one + " and " + other);
    }
    return root;
  }

  private static String relativeName(Path root, Path file) {
    String name = withSlashes(root.relativize(file));
    if (name.isBlank()) {
      throw new CommandFailure("not a file: " + file);
    }
    return name;
  }

  private static String shown(Path root) {
    Path here = Path.of("").toAbsolutePath().normalize();
    String prefix = withSlashes(root.startsWith(here) ? here.relativize(root) : root);
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private static String withSlashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Predicate<Path> wanted;
    private final Set<Path> found;

    Collector(Path start, Predicate<Path> wanted, Set<Path> found) {
      this.start = start;
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden = !directory.equals(start) && isHidden(directory.getFileName());
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path name = file.getFileName();
      if (!isHidden(name)
          && name != null
          && name.toString().endsWith(SUFFIX)
          && wanted.test(file)) {
        if (!attributes.isRegularFile()) {
          throw new CommandFailure("not a regular file: " + file);
        }
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(@Nullable Path name) {
      return name != null && name.toString().startsWith(".");
    }
  }
}
