package dev.edict.gateway.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Set;

/**
 * An open directory that was reached from the root one name at a time, following no link. Whatever
 * happens to the path afterwards, it stays that directory.
 */
final class DirectoryWalk implements Closeable {
  private final Path path;
  private final Path name;
  private final SecureDirectoryStream<Path> directory;

  private DirectoryWalk(Path path, Path name, SecureDirectoryStream<Path> directory) {
    this.path = path;
    this.name = name;
    this.directory = directory;
  }

  /**
   * Opens the directory of {@code path}.
   *
   * @param path an absolute path without links, {@code .} and {@code ..}
   * @throws IOException if a link or no directory is in the way, or the file system cannot do this
   */
  // Whoever gets the walk closes the last directory, and each is closed after the next is open.
  @SuppressWarnings("StreamResourceLeak")
  static DirectoryWalk to(Path path) throws IOException {
    Path root = path.getRoot();
    if (root == null || !path.normalize().equals(path)) {
      throw new NoSuchFileException(path.toString());
    }
    Path name = path.getFileName() == null ? Path.of(".") : path.getFileName();
    SecureDirectoryStream<Path> current = secure(Files.newDirectoryStream(root), path);
    for (int i = 0; i < path.getNameCount() - 1; i++) {
      try (SecureDirectoryStream<Path> parent = current) {
        // INVARIANT: one name at a time; a longer path would follow links in its middle.
        current = parent.newDirectoryStream(path.getName(i), LinkOption.NOFOLLOW_LINKS);
      }
    }
    return new DirectoryWalk(path, name, current);
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream, Path path)
      throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("the file system cannot open " + path + " without following links");
  }

  /** Opens the file itself, which is no link. */
  SeekableByteChannel open(Set<? extends OpenOption> how, FileAttribute<?>... attributes)
      throws IOException {
    requireRegular();
    Set<OpenOption> all = new HashSet<>(how);
    all.add(LinkOption.NOFOLLOW_LINKS);
    return directory.newByteChannel(name, all, attributes);
  }

  /** Opens the directory itself, which is no link; the caller closes it. */
  DirectoryStream<Path> list() throws IOException {
    return directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns what every file system knows about the file itself. */
  BasicFileAttributes attributes() throws IOException {
    return directory
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  /** Returns whether something is there, be it a link to nothing. */
  boolean exists() throws IOException {
    try {
      attributes();
      return true;
    } catch (NoSuchFileException absent) {
      return false;
    }
  }

  /** Renames the file itself to where another walk leads, in place of what is there. */
  void renameTo(DirectoryWalk target) throws IOException {
    directory.move(name, target.directory, target.name);
  }

  // Opening a pipe would wait for ever, opening a device may do anything.
  private void requireRegular() throws IOException {
    try {
      if (!attributes().isRegularFile()) {
        throw new AccessDeniedException(path.toString(), null, "not a regular file");
      }
    } catch (NoSuchFileException fresh) {
      // Opening says whether it may be made.
      return;
    }
  }

  /** Deletes the file itself, which is no directory. */
  void delete() throws IOException {
    directory.deleteFile(name);
  }

  /** Deletes the directory itself, which is empty. */
  void deleteDirectory() throws IOException {
    directory.deleteDirectory(name);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
