package dev.edict.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Replaces a file so that every reader sees the old content or the new, never a part. */
final class AtomicFile {
  private AtomicFile() {}

  /**
   * Replaces the content of an existing file; a link stays a link, owner and permissions stay as
   * far as the system lets them.
   *
   * @throws IOException if the file cannot be replaced; it is then as it was
   */
  static void replace(Path file, String text) throws IOException {
    replace(file, StandardCharsets.UTF_8.encode(text));
  }

  /**
   * Replaces the content of a file, or makes the file; its folder exists.
   *
   * @throws IOException if the file cannot be written; it is then as it was
   */
  static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file)) {
      replace(file, ByteBuffer.wrap(bytes));
      return;
    }
    Path target = file.toAbsolutePath();
    // Made like any file, so that it gets the usual permissions, which a temporary file does not.
    Path fresh = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh);
    try {
      write(fresh, ByteBuffer.wrap(bytes));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void replace(Path file, ByteBuffer bytes) throws IOException {
    Path target = file.toRealPath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException("not a file: " + file);
    }
    Path fresh = Files.createTempFile(folder, ".edict-", ".tmp");
    try {
      write(fresh, bytes);
      copyOwnership(target, fresh);
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void write(Path fresh, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      // The rename must not reach the disk before the content does.
      channel.force(true);
    }
  }

  private static void copyOwnership(Path from, Path to) throws IOException {
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (target == null) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes present = target.readAttributes();
    if (!wanted.owner().equals(present.owner())) {
      target.setOwner(wanted.owner());
    }
    if (!wanted.group().equals(present.group())) {
      target.setGroup(wanted.group());
    }
    target.setPermissions(wanted.permissions());
  }
}
