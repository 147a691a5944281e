package dev.edict.cli;

import dev.edict.audit.query.ParquetArchive;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The archive in columns that a command reads besides the journal. */
final class ArchiveOption {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description =
          "The archive of the journal, made by `edict audit compact`: answers come from there, and"
              + " for what it lacks from the journal.")
  private @Nullable Path directory;

  @Option(
      names = "--duckdb",
      paramLabel = "JAR",
      description = "The driver of DuckDB, which archives need; else the one in EDICT_DUCKDB.")
  private @Nullable Path driver;

  /** Returns the archive; null when none was named. */
  @Nullable ParquetArchive open() throws IOException {
    return directory == null ? null : ParquetArchive.open(directory, DuckDbLibrary.load(driver));
  }

  /**
   * Returns the archive.
   *
   * @throws CommandFailure if none was named
   */
  ParquetArchive required() throws IOException {
    ParquetArchive archive = open();
    if (archive == null) {
      throw new CommandFailure("missing --archive DIR");
    }
    return archive;
  }
}
