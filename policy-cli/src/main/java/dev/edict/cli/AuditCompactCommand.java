package dev.edict.cli;

import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.query.ParquetArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code edict audit compact}. */
@Command(
    name = "compact",
    description = {
      "Add what is new in a journal to its archive in Parquet files, a directory for each day.",
      "Other tools can read the files; query, stats, export and replay do with --archive."
    },
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class)
final class AuditCompactCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private JournalOption journal;
  @Mixin private ArchiveOption archive;

  AuditCompactCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Path directory = journal.directory();
    try (ParquetArchive opened = archive.required();
        ProgressDisplay progress =
            ProgressDisplay.start(streams, JournalReader.storedBytes(directory), "compacting")) {
      long added = opened.compact(directory, progress::stepTo);
      streams
          .out()
          .print(
              "%s added, up to number %d\n"
                  .formatted(Counts.of(added, "record"), opened.position().sequence()));
      return ExitCode.OK;
    }
  }
}
