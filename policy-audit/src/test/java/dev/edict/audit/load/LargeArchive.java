package dev.edict.audit.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/**
 * Makes an archive of very many events without a journal, and a journal of the one record behind
 * them. The hashes are as random as real ones, but no chain. Files that are there already are kept,
 * so that it can be interrupted. Arguments: the directory to make {@code archive} and {@code
 * journal} in, and how many events, in millions.
 */
public final class LargeArchive {
  private static final int FILE = 500_000;
  private static final int FILES_OF_DAY = 10;
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

  private LargeArchive() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    long files = Long.parseLong(arguments[1]) * 1_000_000 / FILE;
    long begin = System.nanoTime();
    Files.createDirectories(folder.resolve("archive"));
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '2GB'");
      for (int file = 0; file < files; file++) {
        write(statement, folder.resolve("archive"), file);
        Duration spent = Duration.ofNanos(System.nanoTime() - begin);
        Duration left = spent.multipliedBy(files - file - 1).dividedBy(file + 1);
        System.err.printf(
            "%d of %d files, %d s, about %d s left%n",
            file + 1, files, spent.toSeconds(), left.toSeconds());
      }
    }
    writeJournal(Files.createDirectories(folder.resolve("journal")), files * FILE);
  }

  private static void write(Statement statement, Path archive, int file)
      throws SQLException, IOException {
    LocalDate date = FIRST_DAY.plusDays(file / FILES_OF_DAY);
    Path day = Files.createDirectories(archive.resolve("day=" + date));
    long first = (long) file * FILE + 1;
    Path made = day.resolve("records-%019d-%019d.parquet".formatted(first, first + FILE - 1));
    if (Files.exists(made)) {
      return;
    }
    Path fresh = archive.resolve("_parquet.tmp");
    statement.execute(
        "COPY (%s) TO '%s' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)"
            .formatted(EventSql.select(FIRST_DAY, first, FILE), fresh));
    Files.move(fresh, made, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeJournal(Path journal, long last)
      throws IOException, NoSuchAlgorithmException {
    String unsealed =
        ("{\"timestamp\":\"2027-01-01T00:00:00.000000Z\",\"notice\":\"events-dropped\","
                + "\"detail\":\"the end of what was made\",\"count\":0,\"through_sequence\":0,"
                + "\"through_hash\":null,\"event_id\":\"01890a5d-ac96-774b-bcce-b302099a800a\","
                + "\"sequence\":%d,\"host\":null,\"previous_hash\":\"%s\"")
            .formatted(last + 1, sha256(Long.toString(last)));
    String line = unsealed + ",\"hash\":\"" + sha256(unsealed + "}") + "\"}\n";
    Files.writeString(journal.resolve("events-%019d.jsonl".formatted(last + 1)), line);
  }

  private static String sha256(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
