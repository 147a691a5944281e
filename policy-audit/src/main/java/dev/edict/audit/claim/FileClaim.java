package dev.edict.audit.claim;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A claim to a file, of which there is one at a time. The system takes it back from the dead. */
public final class FileClaim implements Closeable {
  // Not left to the system: it takes the lock of a file from a program that closes the file
  // anywhere, also where it opened it only to find it locked.
  private static final Set<Path> HELD_HERE = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private FileClaim(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Returns a claim to a file, which is made with its directory when it is missing; empty when
   * somebody has it, in this program or another.
   */
  public static Optional<FileClaim> take(Path file) throws IOException {
    Path directory = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(directory);
    Path real = directory.toRealPath().resolve(String.valueOf(file.getFileName()));
    synchronized (HELD_HERE) {
      if (!HELD_HERE.add(real)) {
        return Optional.empty();
      }
      Optional<FileClaim> claim = Optional.empty();
      try {
        claim = lock(real);
      } finally {
        if (claim.isEmpty()) {
          HELD_HERE.remove(real);
        }
      }
      return claim;
    }
  }

  /**
   * Returns whether somebody has a claim to a file, in this program or another; false when that
   * cannot be found out, and where there is no such file.
   */
  public static boolean isTaken(Path file) {
    if (!Files.isWritable(file)) {
      return false;
    }
    try (FileClaim free = take(file).orElse(null)) {
      return free == null;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Optional<FileClaim> lock(Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean isLocked = false;
    try {
      isLocked = channel.tryLock() != null;
    } finally {
      if (!isLocked) {
        channel.close();
      }
    }
    return isLocked ? Optional.of(new FileClaim(real, channel)) : Optional.empty();
  }

  /** Gives the claim back. The file stays: who waits for it has it open. */
  @Override
  public void close() throws IOException {
    synchronized (HELD_HERE) {
      if (channel.isOpen()) {
        channel.close();
        HELD_HERE.remove(file);
      }
    }
  }
}
