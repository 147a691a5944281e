package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes batches of records to the last segment, and begins a new one when it is full or old. */
final class SegmentStore implements Closeable {
  private final Disk disk;
  private final Path directory;
  private final long maxBytes;
  private final long maxNanos;
  private final EarlyForce early = new EarlyForce();
  private @Nullable SegmentFile file;
  private long first;
  private long openedAt;

  SegmentStore(Disk disk, Path directory, JournalOptions options, Recovery.Found found)
      throws IOException {
    this.disk = disk;
    this.directory = directory;
    this.maxBytes = options.segmentBytes;
    this.maxNanos = options.segmentAge.toNanos();
    Segment segment = found.segment();
    if (segment != null) {
      first = segment.first();
      file = disk.append(segment.file(), found.size());
      openedAt = System.nanoTime();
    }
  }

  /** Returns whether a batch needs a new segment and there is one to be closed. */
  boolean isFull(int batchBytes) {
    return file != null && file.size() > 0 && file.size() + batchBytes > maxBytes;
  }

  /** Returns whether the segment was written to long enough. */
  boolean isOld() {
    return file != null && file.size() > 0 && System.nanoTime() - openedAt > maxNanos;
  }

  /** Returns the number of the first record of the segment that is written to; 0 without one. */
  long first() {
    return file == null ? 0 : first;
  }

  /** Appends a batch whose first record has the number {@code sequence}. */
  void append(byte[] bytes, int length, long sequence) throws IOException {
    if (file == null) {
      file = disk.create(Segment.in(directory, sequence).file());
      first = sequence;
      openedAt = System.nanoTime();
    }
    file.append(bytes, length);
    early.appended(file, length);
  }

  void force() throws IOException {
    if (file != null) {
      early.join();
      file.force();
      early.forced();
    }
  }

  /** Closes the segment, whose records must have been forced; the next batch begins a new one. */
  void finishSegment() throws IOException {
    SegmentFile closing = file;
    if (closing != null) {
      file = null;
      try (closing) {
        early.join();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try (early) {
      finishSegment();
    }
  }
}
