package dev.edict.cli;

import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a journal once, from its oldest record to its present end, and shows how far it is. */
final class JournalScan {
  private final Path directory;
  private final RecordFilter filter;
  private final Streams streams;

  JournalScan(Path directory, RecordFilter filter, Streams streams) {
    this.directory = directory;
    this.filter = filter;
    this.streams = streams;
  }

  /** Takes records. */
  interface Taker {
    /** Takes a record; returns whether more are wanted. */
    boolean take(JournalRecord record) throws IOException;
  }

  /** Gives every record that fits the filter to {@code taker}; returns how many were read. */
  long run(Taker taker) throws IOException {
    long read = 0;
    try (JournalReader reader = JournalReader.fromOldest(directory);
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
