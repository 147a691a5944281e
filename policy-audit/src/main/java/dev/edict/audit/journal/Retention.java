package dev.edict.audit.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the oldest segments may go: those beyond the age or size that is kept, unless a
 * delivery has not got past them.
 */
final class Retention {
  private final Path directory;
  private final @Nullable Duration keepFor;
  private final long keepBytes;

  Retention(Path directory, JournalOptions options) {
    this.directory = directory;
    this.keepFor = options.keepFor;
    this.keepBytes = options.keepBytes;
  }

  /**
   * Segments that may go.
   *
   * @param segments the segments, oldest first
   * @param records how many records they hold
   * @param through the last of these records
   */
  record Removal(List<Segment> segments, long records, ChainEnd through) {

    /** Deletes them, oldest first, so that what is left is always without a gap. */
    void delete() throws IOException {
      for (Segment segment : segments) {
        Files.deleteIfExists(segment.file());
        Files.deleteIfExists(segment.compressed().file());
        Files.deleteIfExists(segment.digestFile());
      }
    }
  }

  /**
   * Returns what may go now, or null.
   *
   * @param current the first record of the segment that is written to; 0 without one
   * @param end the last record of the journal
   */
  @Nullable Removal due(long current, ChainEnd end) throws IOException {
    if (keepFor == null && keepBytes == Long.MAX_VALUE) {
      return null;
    }
    List<Segment> all = Segment.list(directory);
    int closed = all.size();
    while (closed > 0 && current > 0 && all.get(closed - 1).first() >= current) {
      closed--;
    }
    int count = Math.min(expired(all.subList(0, closed)), delivered(all, closed));
    if (count == 0) {
      return null;
    }
    ChainEnd through = count < all.size() ? before(all.get(count)) : end;
    long records = through.sequence() - all.get(0).first() + 1;
    return new Removal(List.copyOf(all.subList(0, count)), records, through);
  }

  private int expired(List<Segment> closed) throws IOException {
    long bytes = 0;
    Instant oldest = keepFor == null ? Instant.MIN : Instant.now().minus(keepFor);
    for (int i = closed.size() - 1; i >= 0; i--) {
      Path file = closed.get(i).file();
      bytes += Files.size(file);
      if (bytes > keepBytes || Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Returns how many of the first segments every delivery has behind it. */
  private int delivered(List<Segment> all, int closed) throws IOException {
    long lowest = Long.MAX_VALUE;
    for (JournalPosition position : PositionFile.all(directory)) {
      lowest = Math.min(lowest, position.sequence());
    }
    int count = 0;
    while (count < closed && count + 1 < all.size() && all.get(count + 1).first() - 1 <= lowest) {
      count++;
    }
    return lowest == Long.MAX_VALUE ? closed : count;
  }

  /** Returns the record before the first of a segment, as that one names it. */
  private static ChainEnd before(Segment segment) throws IOException {
    try (LineInput lines = new LineInput(segment.open(), 0)) {
      SealedLine.Link link =
          lines.next() && lines.isWhole()
              ? new SealedLine().read(lines.bytes(), lines.from(), lines.to())
              : null;
      if (link == null) {
        throw new JournalException(
            JournalException.Reason.DAMAGED, "no intact record in " + segment.file());
      }
      return new ChainEnd(link.sequence() - 1, link.previousHash());
    }
  }
}
