package dev.edict.gateway.file;

import dev.edict.dsl.rule.FileAction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A path of a {@link GuardedFileSystem}. It has no counterpart in {@link java.io.File} and its URI
 * has a scheme of its own, so that no use of it goes past the policy.
 */
final class GuardedPath implements Path {
  static final String SCHEME = "edict-guarded";

  private final GuardedFileSystem files;
  private final Path plain;

  GuardedPath(GuardedFileSystem files, Path plain) {
    this.files = files;
    this.plain = plain;
  }

  /** Returns the path of the default file system. */
  Path plain() {
    return plain;
  }

  private Path plainOf(Path other) {
    if (other instanceof GuardedPath guarded && guarded.files == files) {
      return guarded.plain;
    }
    throw new ProviderMismatchException("a path of other files: " + other);
  }

  private @Nullable Path guarded(@Nullable Path path) {
    return path == null ? null : new GuardedPath(files, path);
  }

  @Override
  public FileSystem getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return plain.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return guarded(plain.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return guarded(plain.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return guarded(plain.getParent());
  }

  @Override
  public int getNameCount() {
    return plain.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return new GuardedPath(files, plain.getName(index));
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    return new GuardedPath(files, plain.subpath(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path other) {
    return isOfSameFiles(other) && plain.startsWith(plainOf(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return isOfSameFiles(other) && plain.endsWith(plainOf(other));
  }

  private boolean isOfSameFiles(Path other) {
    return other.getFileSystem().equals(files);
  }

  @Override
  public Path normalize() {
    return new GuardedPath(files, plain.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return new GuardedPath(files, plain.resolve(plainOf(other)));
  }

  @Override
  public Path relativize(Path other) {
    return new GuardedPath(files, plain.relativize(plainOf(other)));
  }

  @Override
  public URI toUri() {
    return URI.create(SCHEME + ":" + plain.toUri().getRawPath());
  }

  @Override
  public Path toAbsolutePath() {
    return plain.isAbsolute() ? this : new GuardedPath(files, plain.toAbsolutePath());
  }

  /** Returns the real path, which the policy must allow to read. */
  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return files.guarded(
        ((GuardedProvider) files.provider()).existing(FileAction.READ, this, options));
  }

  /**
   * Refuses.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("guarded files cannot be watched");
  }

  @Override
  public Iterator<Path> iterator() {
    return StreamSupport.stream(plain.spliterator(), false)
        .<Path>map(name -> new GuardedPath(files, name))
        .iterator();
  }

  @Override
  public int compareTo(Path other) {
    return plain.compareTo(plainOf(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GuardedPath path && path.files == files && path.plain.equals(plain);
  }

  @Override
  public int hashCode() {
    return plain.hashCode();
  }

  @Override
  public String toString() {
    return plain.toString();
  }
}
