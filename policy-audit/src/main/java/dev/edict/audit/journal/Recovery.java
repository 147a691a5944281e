package dev.edict.audit.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a journal ends, and sets aside what was torn there.
 *
 * <p>Only what no caller was told to be kept can be torn: the last batch. It shows as a part of a
 * line, or as a hole that the file system filled with zeros. A whole line that is not the next
 * record, without a hole before it, was not left by a crash; then the journal is not opened.
 */
final class Recovery {
  private static final String TORN = "torn-";

  /**
   * What was found.
   *
   * @param end the last intact record
   * @param segment the segment to go on with, or null to begin one
   * @param size how many bytes of it are intact
   * @param torn how many bytes behind them were set aside
   */
  record Found(ChainEnd end, @Nullable Segment segment, long size, long torn) {}

  private Recovery() {}

  /**
   * Reads the end of the journal in a directory.
   *
   * @param checkpoint the last record that is known to have been there
   * @throws JournalException if records that must be there are not, or were changed
   */
  static Found run(Path directory, ChainEnd checkpoint) throws IOException {
    List<Segment> segments = Segment.list(directory);
    Found found = end(segments);
    if (found.end.sequence() < checkpoint.sequence()
        || (found.end.sequence() == checkpoint.sequence() && !found.end.equals(checkpoint))) {
      throw damaged("the journal ends before its last checkpoint: " + directory);
    }
    return found;
  }

  private static Found end(List<Segment> segments) throws IOException {
    long torn = 0;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment segment = segments.get(i);
      Scan scan = Scan.of(segment);
      if (scan.isChanged || (segment.isCompressed() && scan.rest > 0)) {
        throw damaged("a record of the journal is not intact: " + segment.file());
      }
      torn += scan.rest;
      setAside(segment, scan.size, scan.rest);
      boolean isLast = i == segments.size() - 1;
      if (!scan.end.equals(ChainEnd.NONE)) {
        boolean goesOn = isLast && !segment.isCompressed();
        return new Found(scan.end, goesOn ? segment : null, goesOn ? scan.size : 0, torn);
      }
      // A crash kept this segment from its first record.
      Files.delete(segment.file());
    }
    return new Found(ChainEnd.NONE, null, 0, torn);
  }

  private static JournalException damaged(String message) {
    return new JournalException(JournalException.Reason.DAMAGED, message);
  }

  /** Copies the torn bytes to a file of their own; they are cut off when the segment is opened. */
  private static void setAside(Segment segment, long from, long length) throws IOException {
    if (length == 0) {
      return;
    }
    Path aside = segment.file().resolveSibling(TORN + segment.name() + "-" + from);
    try (InputStream in = Files.newInputStream(segment.file());
        OutputStream out =
            Files.newOutputStream(
                aside,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      in.skipNBytes(from);
      in.transferTo(out);
    }
  }

  /** What the lines of one segment are. */
  private static final class Scan {
    private ChainEnd end = ChainEnd.NONE;
    private long size;
    private long rest;
    private boolean isChanged;

    static Scan of(Segment segment) throws IOException {
      Scan scan = new Scan();
      try (LineInput lines = new LineInput(segment.open(), 0)) {
        scan.read(lines, segment.first());
      }
      return scan;
    }

    private void read(LineInput lines, long first) throws IOException {
      SealedLine sealed = new SealedLine();
      boolean isBroken = false;
      boolean hasHole = false;
      while (lines.next()) {
        SealedLine.Link link =
            lines.isWhole() ? sealed.read(lines.bytes(), lines.from(), lines.to()) : null;
        if (!isBroken && link != null && follows(link, first)) {
          end = link.end();
          size = lines.nextOffset();
          continue;
        }
        isBroken = true;
        hasHole = hasHole || hasZero(lines);
        isChanged = isChanged || !hasHole;
      }
      rest = lines.nextOffset() + lines.rest() - size;
    }

    private boolean follows(SealedLine.Link link, long first) {
      return end.equals(ChainEnd.NONE) ? link.sequence() == first : link.follows(end);
    }

    private static boolean hasZero(LineInput lines) {
      for (int i = lines.from(); i < lines.to(); i++) {
        if (lines.bytes()[i] == 0) {
          return true;
        }
      }
      return false;
    }
  }
}
