package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Makes changes to directories last. */
final class Directories {
  private Directories() {}

  /** Returns when the names in the directory are on the disk, where the system can tell. */
  static void force(@Nullable Path directory) throws IOException {
    if (directory == null || !Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
