package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {
  @TempDir private Path directory;

  @Test
  void followsAJournalAcrossSegments() throws IOException {
    JournalOptions options = JournalOptions.builder().segmentBytes(1500).build();
    List<String> read = new ArrayList<>();
    try (JournalReader reader = JournalReader.fromOldest(directory)) {
      assertThat(reader.next()).isNull();
      try (AuditJournal journal = AuditJournal.open(directory, options)) {
        for (int i = 1; i <= 20; i++) {
          journal.write(Samples.event("e" + i));
          JournalRecord record = reader.next();
          read.add(record == null ? "nothing" : record.required("resource"));
          assertThat(reader.next()).isNull();
        }
      }
    }
    assertThat(read).hasSize(20).startsWith("e1", "e2").endsWith("e20");
  }

  @Test
  void goesOnAfterEveryPosition() throws IOException {
    Samples.fill(directory, JournalOptions.builder().segmentBytes(1500).build(), 1, 9);
    List<JournalRecord> all = Samples.records(directory);
    for (int i = 0; i < all.size(); i++) {
      try (JournalReader reader = JournalReader.after(directory, all.get(i).position())) {
        JournalRecord next = reader.next();
        assertThat(next == null ? null : next.line())
            .isEqualTo(i + 1 < all.size() ? all.get(i + 1).line() : null);
      }
    }
  }

  @Test
  void refusesAPositionTheJournalDoesNotHave() throws IOException {
    Samples.fill(directory, Samples.quiet().build(), 1, 3);
    for (long sequence : new long[] {2, 3, 7}) {
      assertThatThrownBy(
              () -> JournalReader.after(directory, new JournalPosition(sequence, "c".repeat(64))))
          .isInstanceOf(JournalException.class);
    }
  }

  @Test
  void stopsAtWhatIsNotIntact() throws IOException {
    Samples.fill(directory, Samples.quiet().build(), 1, 3);
    Path file = Segment.list(directory).get(0).file();
    Files.writeString(file, Files.readString(file).replace("\"e2\"", "\"e4\""));
    try (JournalReader reader = JournalReader.fromOldest(directory)) {
      assertThat(reader.next()).isNotNull();
      assertThatThrownBy(reader::next).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void recordsTellTheirMembers() throws IOException {
    Samples.fill(directory, Samples.quiet().build(), 1, 1);
    JournalRecord record = Samples.records(directory).get(0);
    assertThat(record.isNotice()).isFalse();
    assertThat(record.text("user")).isEqualTo("alice");
    assertThat(record.text("nothing")).isNull();
    assertThat(record.number("generation")).isEqualTo(7);
    assertThat(record.time()).isEqualTo(Samples.NOW);
    assertThat(JournalRecord.parse(record.line()).members()).isEqualTo(record.members());
    for (String line : List.of("", "[]", "{}", "{\"sequence\":1}", "{\"a\":{}}", "{\"a\":1")) {
      assertThatThrownBy(() -> JournalRecord.parse(line)).isInstanceOf(IOException.class);
    }
  }
}
