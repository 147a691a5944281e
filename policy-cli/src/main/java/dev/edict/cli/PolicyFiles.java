package dev.edict.cli;

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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The policy files that a user named: files as they are, and every {@code *.edict} file in or
 * beneath a directory. Links are followed, so that no policy is left out; names that start with a
 * dot are not, as version control and mounted configuration keep copies there.
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
      boolean directory = Files.isDirectory(absolute);
      if (directory) {
        collect(absolute, found);
      } else {
        found.add(existing(path, absolute));
      }
      Path parent = absolute.getParent();
      Path folder = directory || parent == null ? absolute : parent;
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

  private static Path existing(Path path, Path absolute) {
    if (!Files.exists(absolute)) {
      throw new CommandFailure("no such file or directory: " + path);
    }
    return absolute;
  }

  private static void collect(Path directory, Set<Path> found) throws IOException {
    int before = found.size();
    Files.walkFileTree(
        directory,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new Collector(directory, found));
    if (found.size() == before) {
      throw new CommandFailure("no " + SUFFIX + " files in " + directory);
    }
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
    private final Set<Path> found;

    Collector(Path start, Set<Path> found) {
      this.start = start;
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
      if (!isHidden(name) && name != null && name.toString().endsWith(SUFFIX)) {
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
