package dev.edict.audit.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files become large ones, and no record is lost or there twice, whenever that ends. */
class ArchiveMergingTest {
  @TempDir private Path folder;

  private Path journal() {
    return folder.resolve("journal");
  }

  private ParquetArchive open() throws IOException {
    return ParquetArchive.open(folder.resolve("archive"), new DuckDBDriver());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("archive"))) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private void add(ParquetArchive archive, int records) throws IOException {
    SampleJournal.write(journal(), records);
    archive.compact(journal(), bytes -> {});
  }

  private List<String> journalLines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (JournalReader reader = JournalReader.fromOldest(journal())) {
      for (JournalRecord r = reader.next(); r != null; r = reader.next()) {
        lines.add(r.line());
      }
    }
    return lines;
  }

  private static List<String> lines(ParquetArchive archive) throws IOException {
    List<String> lines = new ArrayList<>();
    archive.forEach(
        RecordFilter.all(),
        record -> {
          lines.add(record.line());
          return true;
        });
    return lines;
  }

  @Test
  void manyCompactionsLeaveFewFiles() throws IOException {
    Files.createDirectory(journal());
    try (ParquetArchive archive = open()) {
      for (int i = 0; i < 40; i++) {
        add(archive, 1 + i % 3);
        assertThat(files()).hasSizeLessThan(8);
      }
      assertThat(lines(archive)).isEqualTo(journalLines());
    }
  }

  @Test
  void mergingThatEndedBeforeItRemovedTheSmallFilesIsFinishedLater() throws IOException {
    Files.createDirectory(journal());
    Path kept = Files.createDirectory(folder.resolve("kept"));
    try (ParquetArchive archive = open()) {
      add(archive, 9);
      add(archive, 4);
      List<Path> small = files();
      assertThat(small).hasSize(2);
      for (Path file : small) {
        Files.copy(file, kept.resolve(file.getFileName()));
      }
      add(archive, 2);
      Path day = small.get(0).resolveSibling(".");
      assertThat(files()).hasSize(1);

      // As it was when the large file had just got its name.
      try (Stream<Path> copies = Files.list(kept)) {
        for (Path file : copies.toList()) {
          Files.copy(file, day.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.writeString(folder.resolve("archive/_parquet.tmp"), "PAR1, and then the power failed");
      assertThat(files()).hasSize(3);
      assertThat(lines(archive)).isEqualTo(journalLines());
      assertThat(archive.extent(RecordFilter.all()).count()).isEqualTo(15);
      assertThat(archive.position().sequence()).isEqualTo(15);
      archive.compact(journal(), bytes -> {});
      assertThat(files()).hasSize(1);
      assertThat(lines(archive)).isEqualTo(journalLines());
    }
  }

  @Test
  void whoReadsMeanwhileGetsEveryRecordOnce() throws IOException {
    Files.createDirectory(journal());
    try (ParquetArchive archive = open();
        ParquetArchive other = open()) {
      for (int records : List.of(5000, 2400, 1100, 500, 240, 110, 50, 24, 11)) {
        add(archive, records);
      }
      int before = files().size();
      List<String> expected = journalLines();
      List<String> lines = new ArrayList<>();
      archive.forEach(
          RecordFilter.all(),
          record -> {
            if (lines.isEmpty()) {
              add(other, 12);
            }
            lines.add(record.line());
            return true;
          });
      assertThat(files().size()).isLessThan(before);
      assertThat(lines.subList(0, expected.size())).isEqualTo(expected);
      assertThat(journalLines().subList(0, lines.size())).isEqualTo(lines);
    }
  }
}
