package dev.edict.audit.query;

import static java.util.stream.Collectors.joining;

import dev.edict.audit.journal.JournalPosition;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a journal in Parquet files, a directory for each day, for questions to many
 * millions of them. It gets what it lacks from the journal by {@link #compact}; questions are
 * answered as a reading of the journal would, up to {@link #position}. Used by one thread.
 *
 * <p>DuckDB does the work, whose driver is not among what this module needs: whoever uses the class
 * brings it. Files are taken as they are: verify the journal before it is put into an archive.
 */
public final class ParquetArchive implements Closeable {
  /** Texts in SQL and patterns of files have no place in a name. */
  private static final String SPECIAL = "'*?[]{}";

  private final Path directory;
  private final Connection connection;

  private ParquetArchive(Path directory, Connection connection) {
    this.directory = directory;
    this.connection = connection;
  }

  /** Takes records. */
  public interface Taker {
    /** Takes a record; returns whether more are wanted. */
    boolean take(JournalRecord record) throws IOException;
  }

  /**
   * What there is of some records.
   *
   * @param count how many
   * @param first the timestamp of the first; empty when there is none
   * @param last the timestamp of the last; empty when there is none
   * @param lastSequence the number of the last; 0 when there is none
   */
  public record Extent(long count, String first, String last, long lastSequence) {}

  /**
   * Opens the archive in a directory, which is made when it is missing.
   *
   * @param driver DuckDB's
   * @throws IOException if the directory cannot be used, or the driver is another's
   */
  public static ParquetArchive open(Path directory, Driver driver) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    if (absolute.toString().chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0 || c < ' ')) {
      throw new IOException("an archive cannot be in a directory of that name: " + directory);
    }
    Files.createDirectories(absolute);
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try {
      @Nullable Connection connection = driver.connect("jdbc:duckdb:", properties);
      if (connection == null) {
        throw new IOException("this is not the driver of DuckDB: " + driver.getClass().getName());
      }
      ParquetArchive archive = new ParquetArchive(absolute, connection);
      // Nothing from outside; and no more memory than a small machine has.
      archive.execute("SET autoinstall_known_extensions = false");
      archive.execute("SET autoload_known_extensions = false");
      archive.execute("SET memory_limit = '1GB'");
      archive.execute("SET temp_directory = '" + absolute.resolve("_tmp") + "'");
      return archive;
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  private static IOException failure(SQLException cause) {
    return new IOException("DuckDB: " + cause.getMessage(), cause);
  }

  void execute(String sql) throws IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /**
   * Adds what the journal holds behind {@link #position}; each record is checked on the way.
   *
   * @param progress told now and then how many bytes of the journal were read
   * @return how many records were added
   * @throws dev.edict.audit.journal.JournalException if a record is not intact, or the journal does
   *     not have the one at the position any more
   */
  public long compact(Path journal, LongConsumer progress) throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(directory, this);
        JournalReader reader = JournalReader.after(journal, position())) {
      long added = 0;
      for (JournalRecord record = reader.next(); record != null; record = reader.next()) {
        writer.add(record);
        if (++added % 4096 == 0) {
          progress.accept(reader.consumedBytes());
        }
      }
      writer.flush();
      writer.tidy();
      return added;
    }
  }

  /** Returns how far it goes; the start when it is empty. */
  public JournalPosition position() throws IOException {
    return ask(
        JournalPosition.START,
        files -> {
          ArchiveFile newest = files.get(files.size() - 1);
          String sql = "SELECT hash FROM " + source(List.of(newest)) + " WHERE sequence = ?";
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, newest.last());
            try (ResultSet row = statement.executeQuery()) {
              if (row.next()) {
                return new JournalPosition(newest.last(), String.valueOf(row.getString(1)));
              }
            }
          }
          throw notWhatItsNameSays(newest.path());
        });
  }

  private static IOException notWhatItsNameSays(Path file) {
    return new IOException("a file of the archive is not what its name says: " + file);
  }

  /** Checks that {@code made} holds the records of {@code file}, each once. */
  void requireRecords(Path made, ArchiveFile file) throws IOException {
    String sql =
        "SELECT count(*), count(DISTINCT sequence), min(sequence), max(sequence) FROM"
            + " read_parquet('%s')".formatted(made);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      boolean isWhole =
          row.getLong(1) == file.records()
              && row.getLong(2) == file.records()
              && row.getLong(3) == file.first()
              && row.getLong(4) == file.last();
      if (!isWhole) {
        throw notWhatItsNameSays(file.path());
      }
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }

  /** Asks something of files. */
  private interface Question<T> {
    T ask(List<ArchiveFile> files) throws SQLException, IOException;
  }

  /**
   * Returns the answer to a question, which is asked again when files that it was asked of were
   * replaced meanwhile.
   */
  private <T> T ask(T whenEmpty, Question<T> question) throws IOException {
    List<ArchiveFile> files = ArchiveFile.list(directory);
    while (!files.isEmpty()) {
      try {
        return question.ask(files);
      } catch (SQLException failed) {
        List<ArchiveFile> now = ArchiveFile.list(directory);
        if (now.equals(files)) {
          throw failure(failed);
        }
        files = now;
      }
    }
    return whenEmpty;
  }

  static String source(List<ArchiveFile> files) {
    return files.stream()
        .map(file -> "'" + file.path() + "'")
        .collect(joining(", ", "read_parquet([", "])"));
  }

  /**
   * Gives the records that fit to {@code taker}, in the order of the journal.
   *
   * @return whether it took all that there are
   */
  public boolean forEach(RecordFilter filter, Taker taker) throws IOException {
    Giving giving = new Giving(filter, taker);
    return ask(true, giving::give);
  }

  /** Gives records, and goes on behind the last one when it is asked again. */
  private final class Giving {
    private final RecordFilter filter;
    private final Taker taker;
    private long last;

    Giving(RecordFilter filter, Taker taker) {
      this.filter = filter;
      this.taker = taker;
    }

    boolean give(List<ArchiveFile> files) throws SQLException, IOException {
      FilterSql sql = FilterSql.of(filter);
      String query =
          "SELECT %s FROM %s WHERE sequence > %d AND %s"
              .formatted(ArchivedLine.sql(), source(files), last, sql.condition());
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        sql.setParameters(statement);
        try (ResultSet rows = statement.executeQuery()) {
          return give(rows);
        }
      }
    }

    private boolean give(ResultSet rows) throws SQLException, IOException {
      while (rows.next()) {
        JournalRecord record = JournalRecord.parse(String.valueOf(rows.getString(1)));
        if (record.position().sequence() <= last) {
          throw new IOException("the archive is out of order behind number " + last);
        }
        last = record.position().sequence();
        if (filter.fits(record) && !taker.take(record)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Counts the records that fit into {@code counts}. */
  public void count(RecordFilter filter, GroupedCounts counts) throws IOException {
    FilterSql sql = FilterSql.of(filter);
    if (!sql.isExact()) {
      forEach(
          filter,
          record -> {
            counts.add(record);
            return true;
          });
      return;
    }
    Grouped found = ask(new Grouped(List.of(), 0), files -> groups(sql, counts, files));
    found.groups.forEach(group -> counts.add(group.values(), group.count()));
    counts.addOthers(found.others);
  }

  private record Grouped(List<GroupedCounts.Group> groups, long others) {}

  private Grouped groups(FilterSql sql, GroupedCounts counts, List<ArchiveFile> files)
      throws SQLException {
    int members = counts.members().size();
    String places =
        IntStream.rangeClosed(1, members).mapToObj(String::valueOf).collect(joining(", "));
    // The total is of all groups, also of those beyond the limit.
    String query =
        ("SELECT %s, count(*), sum(count(*)) OVER () FROM %s WHERE %s"
                + " GROUP BY %s ORDER BY %d DESC LIMIT %d")
            .formatted(
                counts.members().stream().map(FilterSql::text).collect(joining(", ")),
                source(files),
                sql.condition(),
                places,
                members + 1,
                counts.most());
    List<GroupedCounts.Group> groups = new ArrayList<>();
    long others = 0;
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      sql.setParameters(statement);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= members; i++) {
            values.add(String.valueOf(rows.getString(i)));
          }
          long count = rows.getLong(members + 1);
          others = (groups.isEmpty() ? rows.getLong(members + 2) : others) - count;
          groups.add(new GroupedCounts.Group(values, count));
        }
      }
    }
    return new Grouped(groups, others);
  }

  /** Returns what there is of the records that fit. */
  public Extent extent(RecordFilter filter) throws IOException {
    FilterSql sql = FilterSql.of(filter);
    return sql.isExact()
        ? ask(new Extent(0, "", "", 0), files -> extentByColumns(sql, files))
        : extentByReading(filter);
  }

  private Extent extentByReading(RecordFilter filter) throws IOException {
    Extent[] extent = {new Extent(0, "", "", 0)};
    forEach(
        filter,
        record -> {
          Extent before = extent[0];
          String time = record.required("timestamp");
          String first = before.count == 0 ? time : before.first;
          extent[0] = new Extent(before.count + 1, first, time, record.position().sequence());
          return true;
        });
    return extent[0];
  }

  private Extent extentByColumns(FilterSql sql, List<ArchiveFile> files) throws SQLException {
    String query =
        ("SELECT count(*), coalesce(arg_min(\"timestamp\", sequence), ''),"
                + " coalesce(arg_max(\"timestamp\", sequence), ''), coalesce(max(sequence), 0)"
                + " FROM %s WHERE %s")
            .formatted(source(files), sql.condition());
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      sql.setParameters(statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Extent(
            row.getLong(1),
            String.valueOf(row.getString(2)),
            String.valueOf(row.getString(3)),
            row.getLong(4));
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw failure(failed);
    }
  }
}
