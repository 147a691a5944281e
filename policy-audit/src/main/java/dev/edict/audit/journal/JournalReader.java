package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a journal in their order, also while it is written to by another process.
 * Every record is checked; the reader stops at the first that is not intact. Used by one thread.
 */
public final class JournalReader implements Closeable {
  private final Path directory;
  private final SealedLine sealed = new SealedLine();
  private @Nullable ChainEnd end;
  private @Nullable Segment segment;
  private @Nullable LineInput lines;
  private long finishedBytes;

  private JournalReader(Path directory) {
    this.directory = directory;
  }

  /** Returns a reader that begins with the oldest record there is. */
  public static JournalReader fromOldest(Path directory) {
    return new JournalReader(directory);
  }

  /**
   * Returns a reader that begins with the record after {@code position}; with the oldest there is,
   * when that is the start.
   *
   * @throws JournalException if the journal does not have the record at that position (any more)
   */
  public static JournalReader after(Path directory, JournalPosition position) throws IOException {
    JournalReader reader = new JournalReader(directory);
    if (position.equals(JournalPosition.START)) {
      return reader;
    }
    try {
      reader.seek(position);
      return reader;
    } catch (IOException | RuntimeException notThere) {
      reader.close();
      throw notThere;
    }
  }

  /**
   * Returns a reader that begins at the newest place known to lie before every record of {@code
   * time} and later; records before that time may come first. Takes it that the clock of the
   * journal was not set back by more than a segment is long.
   */
  public static JournalReader near(Path directory, Instant time) throws IOException {
    JournalReader reader = new JournalReader(directory);
    List<Segment> segments = Segment.list(directory);
    for (int i = segments.size() - 1; i >= 0; i--) {
      reader.segment = segments.get(i);
      if (beginsBefore(segments.get(i), time)) {
        break;
      }
    }
    return reader;
  }

  private static boolean beginsBefore(Segment segment, Instant time) throws IOException {
    try (LineInput lines = new LineInput(segment.open(), 0)) {
      SealedLine.Link link =
          lines.next() && lines.isWhole()
              ? new SealedLine().read(lines.bytes(), lines.from(), lines.to())
              : null;
      return link != null
          && JournalRecord.of(lines.bytes(), lines.from(), lines.to(), link).time().isBefore(time);
    }
  }

  private void seek(JournalPosition position) throws IOException {
    ChainEnd wanted = new ChainEnd(position.sequence(), position.hash());
    for (Segment candidate : Segment.list(directory)) {
      if (candidate.first() <= position.sequence()
          || (segment == null && candidate.first() == position.sequence() + 1)) {
        segment = candidate;
      }
    }
    if (segment != null) {
      if (segment.first() == position.sequence() + 1) {
        end = wanted;
        return;
      }
      SealedLine.Link link = nextLink();
      while (link != null) {
        end = link.end();
        if (link.sequence() >= position.sequence()) {
          break;
        }
        link = nextLink();
      }
      if (wanted.equals(end)) {
        return;
      }
    }
    throw damaged("the journal has no record " + position.sequence() + " " + position.hash());
  }

  /** Returns the next record, or null when there is none yet. */
  public @Nullable JournalRecord next() throws IOException {
    SealedLine.Link link = nextLink();
    LineInput input = lines;
    if (link == null || input == null) {
      return null;
    }
    end = link.end();
    return JournalRecord.of(input.bytes(), input.from(), input.to(), link);
  }

  /** Returns the position of the last record read; the start before the first. */
  public JournalPosition position() {
    return end == null ? JournalPosition.START : new JournalPosition(end.sequence(), end.hash());
  }

  /** Returns how many bytes the files of a journal take, compressed as they are. */
  public static long storedBytes(Path directory) throws IOException {
    long bytes = 0;
    for (Segment segment : Segment.list(directory)) {
      bytes += segment.storedBytes();
    }
    return bytes;
  }

  /** Returns how many of these bytes were read, about. */
  public long consumedBytes() {
    LineInput input = lines;
    boolean isPlain = segment != null && !segment.isCompressed();
    return finishedBytes + (input == null || !isPlain ? 0 : input.nextOffset());
  }

  private SealedLine.@Nullable Link nextLink() throws IOException {
    LineInput input = lines;
    if (input == null) {
      input = openFirst();
    }
    while (input != null) {
      if (input.next()) {
        return check(input);
      }
      Segment following = following();
      if (following == null) {
        return null;
      }
      // A new segment begins after the last record of the one before is written.
      if (input.next()) {
        return check(input);
      }
      input = open(following);
    }
    return null;
  }

  private @Nullable LineInput openFirst() throws IOException {
    Segment first = segment;
    if (first == null) {
      List<Segment> segments = Segment.list(directory);
      if (segments.isEmpty()) {
        return null;
      }
      first = segments.get(0);
    }
    return open(first);
  }

  private LineInput open(Segment next) throws IOException {
    if (lines != null && segment != null) {
      finishedBytes += segment.storedBytes();
    }
    close();
    LineInput opened = new LineInput(next.open(), 0);
    segment = next;
    lines = opened;
    return opened;
  }

  private @Nullable Segment following() throws IOException {
    Segment current = segment;
    if (current != null) {
      for (Segment candidate : Segment.list(directory)) {
        if (candidate.first() > current.first()) {
          return candidate;
        }
      }
    }
    return null;
  }

  private SealedLine.Link check(LineInput input) throws IOException {
    SealedLine.Link link =
        input.isWhole() ? sealed.read(input.bytes(), input.from(), input.to()) : null;
    if (link == null) {
      throw damaged("a record is not intact, behind number " + position().sequence());
    }
    if (end != null && !link.follows(end)) {
      throw damaged("a record does not follow number " + position().sequence());
    }
    return link;
  }

  private JournalException damaged(String message) {
    return new JournalException(JournalException.Reason.DAMAGED, message + ", in " + directory);
  }

  @Override
  public void close() throws IOException {
    LineInput open = lines;
    lines = null;
    if (open != null) {
      open.close();
    }
  }
}
