package dev.edict.audit.query;

import dev.edict.audit.claim.FileClaim;
import dev.edict.audit.journal.JournalRecord;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds records to an archive, a file for each half a million of them and for each day. A file
 * appears whole or not at all; the names of all else begin with an underscore, which tools for such
 * files pass over. Used by one thread, and by one process at a time.
 */
final class ArchiveWriter implements Closeable {
  private static final int MOST_RECORDS = 500_000;
  private static final int DAY_LENGTH = 10;
  private static final char KEPT = '+';
  private static final char IN_COLUMNS = '-';

  /** The second version packs numbers, and the lengths of texts that are all different. */
  private static final String FORM = "(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)";

  private static final List<String> TEXTS =
      RecordMembers.ALL.stream().filter(name -> !RecordMembers.NUMBERS.contains(name)).toList();
  private static final String COLUMNS =
      Stream.concat(
              TEXTS.stream().map(name -> "\"" + name + "\":\"VARCHAR\""),
              RecordMembers.NUMBERS.stream().sorted().map(name -> "\"" + name + "\":\"BIGINT\""))
          .collect(Collectors.joining(",", "{", "}"));

  private final Path directory;
  private final ParquetArchive archive;
  private final FileClaim claim;
  private final Path lines;
  private final Path made;
  private @Nullable OutputStream out;
  private String day = "";
  private long first;
  private long last;

  private ArchiveWriter(Path directory, ParquetArchive archive, FileClaim claim) {
    this.directory = directory;
    this.archive = archive;
    this.claim = claim;
    this.lines = directory.resolve("_lines.tmp");
    this.made = directory.resolve("_parquet.tmp");
  }

  /**
   * Returns a writer.
   *
   * @throws IOException if another one writes already
   */
  static ArchiveWriter open(Path directory, ParquetArchive archive) throws IOException {
    FileClaim claim =
        FileClaim.take(directory.resolve("_archive.lock"))
            .orElseThrow(
                () -> new IOException("the archive is written to by somebody else: " + directory));
    return new ArchiveWriter(directory, archive, claim);
  }

  void add(JournalRecord record) throws IOException {
    String today = record.required("timestamp").substring(0, DAY_LENGTH);
    if (!today.equals(day) || last - first + 1 >= MOST_RECORDS) {
      flush();
    }
    OutputStream to = out;
    if (to == null) {
      to = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 16);
      out = to;
      day = today;
      first = record.position().sequence();
    }
    last = record.position().sequence();
    to.write(ArchivedLine.isInColumns(record) ? IN_COLUMNS : KEPT);
    to.write(record.line().getBytes(StandardCharsets.US_ASCII));
    to.write('\n');
  }

  /** Makes a file of what was added. */
  void flush() throws IOException {
    OutputStream from = out;
    if (from == null) {
      return;
    }
    from.close();
    out = null;
    // A line is printable ASCII: the separator never occurs, so that a line is one column.
    archive.execute(
        ("COPY (SELECT unnest(json_transform(line[2:], '%s')),"
                + " CASE WHEN line[1] = '%s' THEN line[2:] END AS line FROM read_csv('%s',"
                + " columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,"
                + " delim = '\u0001', quote = '', escape = '', new_line = '\\n',"
                + " max_line_size = 1048576)) TO '%s' %s")
            .formatted(COLUMNS, KEPT, lines, made, FORM));
    ArchiveFile file = ArchiveFile.in(directory, day, first, last);
    put(file);
    Files.delete(lines);
  }

  private void put(ArchiveFile file) throws IOException {
    Files.createDirectories(file.path().resolveSibling("."));
    try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(made, file.path(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes few files of many small ones, after removing what a crash left of that before. */
  void tidy() throws IOException {
    removeSuperseded();
    ArchiveMerger.merge(ArchiveFile.list(directory), MOST_RECORDS, this::merge);
  }

  private void removeSuperseded() throws IOException {
    for (ArchiveFile file : ArchiveFile.superseded(directory)) {
      Files.delete(file.path());
    }
  }

  private void merge(List<ArchiveFile> run) throws IOException {
    ArchiveFile all =
        ArchiveFile.in(
            directory, run.get(0).day(), run.get(0).first(), run.get(run.size() - 1).last());
    archive.execute("COPY (FROM %s) TO '%s' %s".formatted(ParquetArchive.source(run), made, FORM));
    archive.requireRecords(made, all);
    // From here on the others do not count, and if this ends here, the next one removes them.
    put(all);
    removeSuperseded();
  }

  @Override
  public void close() throws IOException {
    try {
      if (out != null) {
        out.close();
        out = null;
      }
      Files.deleteIfExists(lines);
      Files.deleteIfExists(made);
    } finally {
      claim.close();
    }
  }
}
