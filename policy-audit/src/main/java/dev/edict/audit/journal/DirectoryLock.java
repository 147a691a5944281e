package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two journals from one directory. The system takes it back when the process ends. */
final class DirectoryLock implements Closeable {
  private static final String NAME = "journal.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of a directory.
   *
   * @throws JournalException if another journal has it
   */
  static DirectoryLock take(Path directory) throws IOException {
    DirectoryLock lock = tryTake(directory);
    if (lock == null) {
      throw new JournalException(
          JournalException.Reason.LOCKED, "another journal has the directory " + directory);
    }
    return lock;
  }

  /** Takes the lock of a directory, or returns null when another journal has it. */
  static @Nullable DirectoryLock tryTake(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new DirectoryLock(channel);
      }
    } catch (OverlappingFileLockException heldHere) {
      // Answered below like a lock of another process.
    } catch (IOException | RuntimeException broken) {
      channel.close();
      throw broken;
    }
    channel.close();
    return null;
  }

  /** Returns whether a journal has the directory; false when that cannot be found out. */
  static boolean isHeld(Path directory) {
    if (!Files.isWritable(directory.resolve(NAME))) {
      return false;
    }
    try (DirectoryLock free = tryTake(directory)) {
      return free == null;
    } catch (IOException unknown) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
