package dev.edict.cli;

import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.GroupedCounts;
import dev.edict.audit.query.ParquetArchive;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal from its oldest record to its present end, and shows how far it is. Where there
 * is an archive, the records in it come from there.
 */
final class JournalScan {
  private final Path directory;
  private final @Nullable ParquetArchive archive;
  private final RecordFilter filter;
  private final Streams streams;

  JournalScan(
      Path directory, @Nullable ParquetArchive archive, RecordFilter filter, Streams streams) {
    this.directory = directory;
    this.archive = archive;
    this.filter = filter;
    this.streams = streams;
  }

  /** Takes records. */
  interface Taker {
    /** Takes a record; returns whether more are wanted. */
    boolean take(JournalRecord record) throws IOException;
  }

  /**
   * Gives every record that fits the filter to {@code taker}.
   *
   * @return how many were read; of an archive only those that fit
   */
  long run(Taker taker) throws IOException {
    if (archive == null) {
      return runJournal(taker, JournalPosition.START);
    }
    long[] given = {0};
    boolean goesOn =
        archive.forEach(
            filter,
            record -> {
              given[0]++;
              return taker.take(record);
            });
    return goesOn ? given[0] + runJournal(taker, archive.position()) : given[0];
  }

  /** Gives the records that fit and are not in the archive to {@code taker}. */
  void runBehindArchive(Taker taker) throws IOException {
    runJournal(taker, archive == null ? JournalPosition.START : archive.position());
  }

  /** Counts the records that fit into {@code counts}. */
  void count(GroupedCounts counts) throws IOException {
    if (archive != null) {
      archive.count(filter, counts);
    }
    runBehindArchive(
        record -> {
          counts.add(record);
          return true;
        });
  }

  private long runJournal(Taker taker, JournalPosition from) throws IOException {
    long read = 0;
    try (JournalReader reader = JournalReader.after(directory, from);
        ProgressDisplay progress =
            ProgressDisplay.start(streams, JournalReader.storedBytes(directory), "reading")) {
      JournalRecord record = reader.next();
      while (record != null) {
        read++;
        if (filter.fits(record) && !taker.take(record)) {
          return read;
        }
        if (read % 1024 == 0) {
          progress.stepTo(reader.consumedBytes());
        }
        record = reader.next();
      }
    }
    return read;
  }
}
