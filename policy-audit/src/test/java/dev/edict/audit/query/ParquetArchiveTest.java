package dev.edict.audit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.audit.journal.JournalException;
import dev.edict.audit.journal.JournalPosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetArchiveTest {
  @TempDir private Path folder;
  private Path journal;

  @BeforeEach
  void copyAJournal() throws IOException {
    journal = Files.createDirectory(folder.resolve("journal"));
    SampleJournal.write(journal, 5);
  }

  private ParquetArchive open() throws IOException {
    return ParquetArchive.open(folder.resolve("archive"), new DuckDBDriver());
  }

  private static long count(ParquetArchive archive) throws IOException {
    return archive.extent(RecordFilter.all()).count();
  }

  @Test
  void emptyArchiveKnowsNothing() throws IOException {
    try (ParquetArchive archive = open()) {
      assertThat(archive.position()).isEqualTo(JournalPosition.START);
      assertThat(count(archive)).isZero();
      assertThat(archive.forEach(RecordFilter.all(), record -> false)).isTrue();
      GroupedCounts counts = new GroupedCounts(List.of("user"));
      archive.count(RecordFilter.all(), counts);
      assertThat(counts.largest(1)).isEmpty();
    }
  }

  @Test
  void countsTheLargestGroupsApartAndTheOthersTogether() throws IOException {
    try (ParquetArchive archive = open()) {
      archive.compact(journal, bytes -> {});
      GroupedCounts all = new GroupedCounts(List.of("event_id"));
      archive.count(RecordFilter.all(), all);
      assertThat(all.others()).isZero();
      GroupedCounts few = new GroupedCounts(List.of("event_id"), 2);
      archive.count(RecordFilter.all(), few);
      long largest = few.largest(2).stream().mapToLong(GroupedCounts.Group::count).sum();
      assertThat(few.largest(2))
          .extracting(GroupedCounts.Group::count)
          .isEqualTo(all.largest(2).stream().map(GroupedCounts.Group::count).toList());
      assertThat(few.others()).isPositive().isEqualTo(count(archive) - largest);
    }
  }

  @Test
  void takesOnlyWhatIsNew() throws IOException {
    try (ParquetArchive archive = open()) {
      assertThat(archive.compact(journal, bytes -> {})).isEqualTo(5);
      assertThat(archive.compact(journal, bytes -> {})).isZero();
      SampleJournal.write(journal, 3);
      assertThat(archive.compact(journal, bytes -> {})).isEqualTo(3);
      assertThat(count(archive)).isEqualTo(8);
      assertThat(archive.forEach(RecordFilter.all(), record -> false)).isFalse();
    }
    try (ParquetArchive again = open()) {
      assertThat(again.position().sequence()).isEqualTo(8);
    }
  }

  @Test
  void leavesNothingBesideItsFiles() throws IOException {
    try (ParquetArchive archive = open()) {
      archive.compact(journal, bytes -> {});
    }
    try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> folder.resolve("archive").relativize(file).toString())
          .containsExactlyInAnyOrder(
              "_archive.lock",
              "day=2026-07-01/records-0000000000000000001-0000000000000000005.parquet");
    }
  }

  @Test
  void refusesRecordsThatAreNotIntact() throws IOException {
    Path segment = journal.resolve("events-0000000000000000001.jsonl");
    Files.writeString(segment, Files.readString(segment).replaceFirst("alice", "alicf"));
    try (ParquetArchive archive = open()) {
      assertThatThrownBy(() -> archive.compact(journal, bytes -> {}))
          .isInstanceOf(JournalException.class);
      assertThat(count(archive)).isZero();
    }
  }

  @Test
  void refusesAnotherJournal() throws IOException {
    try (ParquetArchive archive = open()) {
      archive.compact(journal, bytes -> {});
      Path other = Files.createDirectory(folder.resolve("other"));
      SampleJournal.write(other, 2);
      assertThatThrownBy(() -> archive.compact(other, bytes -> {}))
          .isInstanceOf(JournalException.class);
    }
  }

  @Test
  void noticesThatAFileIsMissing() throws IOException {
    SampleJournal.write(journal, 15);
    try (ParquetArchive archive = open()) {
      archive.compact(journal, bytes -> {});
      for (int records : List.of(7, 3)) {
        SampleJournal.write(journal, records);
        archive.compact(journal, bytes -> {});
      }
      Files.delete(
          folder.resolve(
              "archive/day=2026-07-01/"
                  + "records-0000000000000000021-0000000000000000027.parquet"));
      assertThatThrownBy(() -> count(archive)).hasMessageContaining("behind number 20");
    }
  }

  @Test
  void refusesDirectoriesThatAPatternOrATextCouldMean() {
    for (String name : List.of("it's", "a*", "b[1]")) {
      assertThatThrownBy(() -> ParquetArchive.open(folder.resolve(name), new DuckDBDriver()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("of that name");
    }
  }
}
