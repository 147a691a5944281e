package dev.edict.audit.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends to the file of checkpoints; used by one thread. */
final class CheckpointLog implements Closeable {
  static final String NAME = "checkpoints.jsonl";

  private final SegmentFile file;
  private final @Nullable PrivateKey key;
  private long number;
  private ChainEnd last;

  private CheckpointLog(SegmentFile file, @Nullable PrivateKey key, @Nullable Checkpoint last) {
    this.file = file;
    this.key = key;
    this.number = last == null ? 0 : last.number();
    this.last = last == null ? ChainEnd.NONE : new ChainEnd(last.sequence(), last.hash());
  }

  /** Opens the file, without a last line that is torn: what it said is in the journal. */
  static CheckpointLog open(Disk disk, Path directory, @Nullable PrivateKey key)
      throws IOException {
    Path path = directory.resolve(NAME);
    Content content = read(directory);
    if (content.damaged()) {
      throw new JournalException(
          JournalException.Reason.DAMAGED, "the file of checkpoints was changed: " + path);
    }
    SegmentFile file =
        Files.exists(path) ? disk.append(path, content.intactBytes()) : disk.create(path);
    List<Checkpoint> read = content.checkpoints();
    return new CheckpointLog(file, key, read.isEmpty() ? null : read.get(read.size() - 1));
  }

  /** Returns what the file of a journal holds; nothing, when there is none. */
  static Content read(Path directory) throws IOException {
    String text;
    try {
      text = Files.readString(directory.resolve(NAME), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException none) {
      return new Content(List.of(), 0, false, false);
    }
    List<Checkpoint> checkpoints = new ArrayList<>();
    int from = 0;
    int end = text.indexOf('\n');
    while (end >= 0) {
      Checkpoint checkpoint = Checkpoint.parse(text.substring(from, end));
      if (checkpoint == null) {
        return new Content(checkpoints, from, true, false);
      }
      checkpoints.add(checkpoint);
      from = end + 1;
      end = text.indexOf('\n', from);
    }
    return new Content(checkpoints, from, false, from < text.length());
  }

  /**
   * What the file holds.
   *
   * @param checkpoints those up to the first line that is none
   * @param intactBytes how many bytes they take
   * @param damaged whether a line is none
   * @param torn whether a part of a line stands behind them
   */
  record Content(List<Checkpoint> checkpoints, long intactBytes, boolean damaged, boolean torn) {}

  /** Returns the record of the last checkpoint. */
  ChainEnd last() {
    return last;
  }

  /** Adds a checkpoint at a record that is on the disk; none, when there is one already. */
  void add(ChainEnd end, long micros) throws IOException {
    if (end.sequence() <= last.sequence()) {
      return;
    }
    Checkpoint made =
        new Checkpoint(number + 1, end.sequence(), end.hash(), Timestamps.text(micros), null);
    byte[] line =
        ((key == null ? made : made.signedBy(key)).line() + "\n")
            .getBytes(StandardCharsets.US_ASCII);
    file.append(line, line.length);
    file.force();
    number++;
    last = end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
