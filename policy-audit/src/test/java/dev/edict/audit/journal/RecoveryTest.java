package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash can leave behind, and what it cannot. */
class RecoveryTest {
  @TempDir private Path directory;
  private Path segment = Path.of("");
  private byte[] written = new byte[0];

  @BeforeEach
  void writeThreeRecords() throws IOException {
    Samples.fill(directory, Samples.quiet().build(), 1, 3);
    segment = Segment.list(directory).get(0).file();
    written = Files.readAllBytes(segment);
  }

  /** Puts the journal into the state of a crash, before any checkpoint, with these bytes. */
  private void leave(byte[] bytes) throws IOException {
    Files.write(segment, bytes);
    Files.write(directory.resolve(CheckpointLog.NAME), new byte[0]);
  }

  private int ends(int length) {
    int records = 0;
    for (int i = 0; i < length; i++) {
      records += written[i] == '\n' ? 1 : 0;
    }
    return records;
  }

  @Test
  void tornWriteAtEveryByteLosesOnlyTheTornRecord() throws IOException {
    for (int length = 0; length <= written.length; length += Thoroughness.STEP) {
      leave(Arrays.copyOf(written, length));
      Samples.fill(directory, Samples.quiet().build(), 9, 9);
      List<String> expected = new ArrayList<>(List.of("e1", "e2", "e3").subList(0, ends(length)));
      if (length > 0 && written[length - 1] != '\n') {
        expected.add("tail-cut");
      }
      expected.add("e9");
      assertThat(Samples.contents(directory)).as("cut at %d", length).isEqualTo(expected);
    }
    assertThat(Samples.verify(directory).findings()).isEmpty();
  }

  @Test
  void holeOfZerosIsSetAside() throws IOException {
    int second = ends(0) + new String(written, StandardCharsets.US_ASCII).indexOf('\n') + 1;
    byte[] holed = written.clone();
    Arrays.fill(holed, second + 10, second + 200, (byte) 0);
    leave(holed);
    Samples.fill(directory, Samples.quiet().build(), 9, 9);
    assertThat(Samples.contents(directory)).containsExactly("e1", "tail-cut", "e9");
    Path aside = directory.resolve("torn-" + segment.getFileName() + "-" + second);
    assertThat(Files.readAllBytes(aside))
        .isEqualTo(Arrays.copyOfRange(holed, second, holed.length));
  }

  @Test
  void changedRecordIsNoTornOne() throws IOException {
    byte[] changed = written.clone();
    changed[20] ^= 1;
    leave(changed);
    assertThatThrownBy(() -> Samples.fill(directory, Samples.quiet().build(), 9, 9))
        .isInstanceOfSatisfying(
            JournalException.class,
            e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.DAMAGED));
    assertThat(Files.readAllBytes(segment)).isEqualTo(changed);
  }

  @Test
  void recordOutOfPlaceIsNoTornOne() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    Collections.swap(lines, 1, 2);
    leave((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> Samples.fill(directory, Samples.quiet().build(), 9, 9))
        .isInstanceOf(JournalException.class);
  }

  @Test
  void endBeforeTheLastCheckpointIsNoTornOne() throws IOException {
    Files.write(segment, Arrays.copyOf(written, written.length - 1));
    assertThatThrownBy(() -> Samples.fill(directory, Samples.quiet().build(), 9, 9))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("checkpoint");
  }

  @Test
  void changedCheckpointsAreRefused() throws IOException {
    Files.writeString(directory.resolve(CheckpointLog.NAME), "{}\n");
    assertThatThrownBy(() -> Samples.fill(directory, Samples.quiet().build(), 9, 9))
        .isInstanceOf(JournalException.class);
  }

  @Test
  void tornCheckpointIsLeftOut() throws IOException {
    Path checkpoints = directory.resolve(CheckpointLog.NAME);
    byte[] whole = Files.readAllBytes(checkpoints);
    for (int length = 0; length < whole.length; length += Thoroughness.STEP) {
      Files.write(checkpoints, Arrays.copyOf(whole, length));
      Files.write(segment, written);
      Samples.fill(directory, Samples.quiet().build(), 4, 4);
      assertThat(Samples.verify(directory).findings()).as("cut at %d", length).isEmpty();
    }
  }

  @Test
  void crashBetweenSegmentsLeavesAnEmptyOne() throws IOException {
    Files.createFile(Segment.in(directory, 4).file());
    Samples.fill(directory, Samples.quiet().build(), 4, 4);
    assertThat(Samples.contents(directory)).containsExactly("e1", "e2", "e3", "e4");
    Files.writeString(Segment.in(directory, 5).file(), "{\"timestamp\":\"20");
    Samples.fill(directory, Samples.quiet().build(), 5, 5);
    assertThat(Samples.contents(directory)).endsWith("e4", "tail-cut", "e5");
    assertThat(Samples.verify(directory).findings()).isEmpty();
  }

  @Test
  void crashWhileCompressingLeavesBoth() throws IOException {
    Samples.fill(directory, Samples.quiet().segmentBytes(1024).build(), 4, 5);
    Segment first = Segment.list(directory).get(0);
    byte[] plain = Files.readAllBytes(first.file());
    SegmentCompressor.compress(first);
    Files.write(first.file(), plain);
    assertThat(Samples.contents(directory)).hasSize(5);
    Samples.fill(directory, JournalOptions.builder().segmentBytes(1024).build(), 6, 6);
    assertThat(first.file()).doesNotExist();
    assertThat(Samples.contents(directory)).hasSize(6);
    assertThat(Samples.verify(directory).findings()).isEmpty();
  }
}
