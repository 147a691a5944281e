package dev.edict.audit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attacks on a journal that was closed. */
class JournalVerifierTest {
  private static final KeyPair KEYS = CheckpointKeys.generate();

  @TempDir private Path directory;

  private void fill(int records, boolean compress) throws IOException {
    Samples.fill(
        directory,
        JournalOptions.builder()
            .segmentBytes(1500)
            .compress(compress)
            .checkpointKey(KEYS.getPrivate())
            .build(),
        1,
        records);
  }

  private List<Finding> verify(JournalPosition... anchors) throws IOException {
    return JournalVerifier.verify(
            directory, List.of(KEYS.getPublic()), List.of(anchors), bytes -> {})
        .findings();
  }

  private List<Finding.Kind> kinds(JournalPosition... anchors) throws IOException {
    return verify(anchors).stream().map(Finding::kind).toList();
  }

  /** Changes the lines of the first segment. */
  private void change(Consumer<List<String>> edit) throws IOException {
    change(Segment.list(directory).get(0).file(), edit);
  }

  private static void change(Path file, Consumer<List<String>> edit) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    edit.accept(lines);
    Files.write(file, lines, StandardCharsets.US_ASCII);
  }

  private void everyFlippedBitIsFound(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit += Thoroughness.STEP) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, flipped);
      assertThat(verify()).as("bit %d of %s", bit, file.getFileName()).isNotEmpty();
    }
    Files.write(file, whole);
    assertThat(verify()).isEmpty();
  }

  @Test
  void findsEveryFlippedBitOfRecordsAndCheckpoints() throws IOException {
    fill(1, false);
    everyFlippedBitIsFound(Segment.list(directory).get(0).file());
    everyFlippedBitIsFound(directory.resolve(CheckpointLog.NAME));
  }

  @Test
  void findsEveryFlippedBitOfCompressedSegments() throws IOException {
    fill(3, true);
    Segment first = Segment.list(directory).get(0);
    assertThat(first.isCompressed()).isTrue();
    everyFlippedBitIsFound(first.file());
    everyFlippedBitIsFound(first.digestFile());
  }

  @Test
  void findsEveryCutOfTheEnd() throws IOException {
    fill(2, false);
    Path file = Segment.list(directory).get(0).file();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += Thoroughness.STEP) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(kinds()).as("cut at %d", length).contains(Finding.Kind.CUT_OFF);
    }
    Files.delete(file);
    assertThat(kinds()).containsExactly(Finding.Kind.CUT_OFF);
  }

  @Test
  void findsRemovedRecords() throws IOException {
    fill(8, false);
    for (int i = 0; i < 2; i++) {
      int line = i;
      Path file = Segment.list(directory).get(1).file();
      byte[] whole = Files.readAllBytes(file);
      change(file, lines -> lines.remove(line));
      assertThat(kinds()).contains(Finding.Kind.BROKEN_CHAIN);
      Files.write(file, whole);
    }
    Files.delete(Segment.list(directory).get(1).file());
    assertThat(kinds()).contains(Finding.Kind.BROKEN_CHAIN);
    Files.delete(Segment.list(directory).get(0).file());
    assertThat(kinds()).contains(Finding.Kind.MISSING_START);
  }

  @Test
  void findsReorderedInsertedAndRepeatedRecords() throws IOException {
    fill(4, false);
    Path file = Segment.list(directory).get(0).file();
    byte[] whole = Files.readAllBytes(file);
    change(lines -> lines.add(lines.remove(0)));
    assertThat(kinds()).contains(Finding.Kind.BROKEN_CHAIN);
    Files.write(file, whole);
    change(lines -> lines.add(1, lines.get(0)));
    assertThat(kinds()).contains(Finding.Kind.BROKEN_CHAIN);
    Files.write(file, whole);
    RecordEncoder forger =
        new RecordEncoder(new ChainEnd(1, Samples.records(directory).get(0).position().hash()));
    forger.encode(Samples.event("forged"));
    String forged = new String(forger.bytes(), 0, forger.length() - 1, StandardCharsets.US_ASCII);
    change(lines -> lines.add(1, forged));
    assertThat(kinds()).contains(Finding.Kind.BROKEN_CHAIN);
  }

  @Test
  void findsAJournalThatWasWrittenAnew() throws IOException {
    fill(4, false);
    Path stolen = directory.resolve(CheckpointLog.NAME);
    String checkpoints = Files.readString(stolen);
    JournalPosition anchor = Samples.records(directory).get(3).position();
    for (Segment segment : Segment.list(directory)) {
      Files.delete(segment.file());
    }
    Files.delete(stolen);
    Samples.fill(directory, Samples.quiet().build(), 11, 14);
    assertThat(kinds()).contains(Finding.Kind.NOT_SIGNED);
    assertThat(kinds(anchor)).contains(Finding.Kind.CHECKPOINT_MISMATCH);
    Files.writeString(stolen, checkpoints);
    assertThat(kinds()).contains(Finding.Kind.CHECKPOINT_MISMATCH);
  }

  @Test
  void findsMissingCheckpoints() throws IOException {
    fill(8, false);
    change(directory.resolve(CheckpointLog.NAME), lines -> lines.remove(1));
    assertThat(kinds()).contains(Finding.Kind.CHECKPOINT_ALTERED);
  }

  @Test
  void anchorFindsWhatWasCutTogetherWithItsCheckpoints() throws IOException {
    fill(4, false);
    JournalPosition anchor = Samples.records(directory).get(3).position();
    Files.delete(Segment.list(directory).get(1).file());
    change(directory.resolve(CheckpointLog.NAME), lines -> lines.subList(1, lines.size()).clear());
    assertThat(verify()).isEmpty();
    assertThat(kinds(anchor)).containsExactly(Finding.Kind.CUT_OFF);
  }

  @Test
  void verifiesAJournalThatIsWrittenTo() throws IOException {
    try (AuditJournal journal = AuditJournal.open(directory, Samples.quiet().build())) {
      journal.write(Samples.event("a"));
      Verification live = Samples.verify(directory);
      assertThat(live.isIntact()).isTrue();
      assertThat(live.isLive()).isTrue();
      assertThat(live.records()).isEqualTo(1);
    }
    assertThat(Samples.verify(directory).isLive()).isFalse();
  }

  @Test
  void saysWhereAndWhat() throws IOException {
    fill(4, false);
    change(lines -> lines.set(1, lines.get(1).replace("deny", "allow")));
    assertThat(verify().get(0))
        .isEqualTo(
            new Finding(
                Finding.Kind.ALTERED,
                "events-0000000000000000001.jsonl",
                2,
                "the record is not intact"));
  }

  @Test
  void keysAreReadAndWritten() throws IOException {
    Path file = directory.resolve("key.pem");
    Files.writeString(file, CheckpointKeys.pem(KEYS.getPrivate()));
    assertThat(CheckpointKeys.readPrivate(file)).isEqualTo(KEYS.getPrivate());
    Files.writeString(file, CheckpointKeys.pem(KEYS.getPublic()));
    assertThat(CheckpointKeys.readPublic(file)).isEqualTo(KEYS.getPublic());
    assertThatThrownBy(() -> CheckpointKeys.readPrivate(file)).isInstanceOf(IOException.class);
  }
}
