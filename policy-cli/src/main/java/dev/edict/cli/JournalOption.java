package dev.edict.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Which journal a command is about. */
final class JournalOption {
  @Parameters(paramLabel = "DIR", description = "The directory of the journal.")
  private Path directory;

  /**
   * Returns the directory.
   *
   * @throws CommandFailure if it is none
   */
  Path directory() {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure("not a directory: " + directory);
    }
    return directory;
  }
}
