package dev.edict.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.audit.query.RecordFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final String DENIAL = denial();

  private static String denial() {
    try {
      return Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))
          .get(0);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static JournalRecord at(Instant time) throws IOException {
    return JournalRecord.parse(
        DENIAL.replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"" + time + "\""));
  }

  private static TimeLine last(Duration window) {
    return new TimeLine(new ViewRequest(RecordFilter.all(), window, null, null));
  }

  private static TimeLine everything() {
    return new TimeLine(new ViewRequest(RecordFilter.all(), null, null, null));
  }

  private static long denied(TimeLine line) {
    return line.sum().outcomes[Outcomes.DENIED];
  }

  @Test
  void windowLosesWhatBecomesOld() throws IOException {
    TimeLine line = last(Duration.ofMinutes(15));
    line.advance(NOON);
    assertThat(line.width()).isEqualTo(10_000);
    assertThat(line.slots()).hasSize(90);
    assertThat(line.add(at(NOON), NOON)).isTrue();
    assertThat(line.add(at(NOON.minus(Duration.ofMinutes(16))), NOON)).isFalse();
    Instant later = NOON.plusSeconds(899);
    assertThat(line.advance(later)).isTrue();
    assertThat(line.add(at(later), later)).isTrue();
    assertThat(denied(line)).isEqualTo(2);
    line.advance(NOON.plusSeconds(901));
    assertThat(denied(line)).isEqualTo(1);
    assertThat(line.sum().denyingRules.largest(9)).hasSize(1);
    line.advance(NOON.plus(Duration.ofDays(400)));
    assertThat(denied(line)).isZero();
    assertThat(line.slots()).hasSize(90);
  }

  @Test
  void clockThatGoesBackTakesNothingAway() throws IOException {
    TimeLine line = last(Duration.ofMinutes(1));
    line.advance(NOON);
    line.add(at(NOON), NOON);
    line.advance(NOON.minusSeconds(30));
    assertThat(line.add(at(NOON.minusSeconds(30)), NOON)).isTrue();
    assertThat(denied(line)).isEqualTo(2);
    line.advance(NOON.minus(Duration.ofDays(1)));
    assertThat(line.slots()).hasSize(60);
    assertThat(denied(line)).isZero();
  }

  @Test
  void recordOfAClockInFrontIsNew() throws IOException {
    TimeLine line = last(Duration.ofMinutes(1));
    line.advance(NOON);
    assertThat(line.add(at(NOON.plusSeconds(3600)), NOON)).isTrue();
    assertThat(line.slots().get(59).outcomes[Outcomes.DENIED]).isOne();
  }

  @Test
  void boundsAreKept() throws IOException {
    TimeLine line =
        new TimeLine(new ViewRequest(RecordFilter.all(), null, NOON, NOON.plusSeconds(60)));
    assertThat(line.add(at(NOON.minusNanos(1000)), NOON)).isFalse();
    assertThat(line.add(at(NOON), NOON)).isTrue();
    assertThat(line.add(at(NOON.plusSeconds(60)), NOON)).isFalse();
    assertThat(line.from()).isEqualTo(NOON.toEpochMilli());
    assertThat(line.width()).isEqualTo(1000);
  }

  @Property(tries = 200)
  void nothingIsLostWhenSlotsBecomeWider(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 50_000_000) Integer> seconds)
      throws IOException {
    TimeLine line = everything();
    Instant first = NOON.plusSeconds(seconds.get(0));
    for (int second : seconds) {
      line.add(at(NOON.plusSeconds(second)), first);
    }
    assertThat(denied(line)).isEqualTo(seconds.size());
    assertThat(line.slots().size()).isBetween(1, 240);
    assertThat(line.from()).isLessThanOrEqualTo(first.toEpochMilli());
  }

  @Test
  void tableWithTooManyNamesCountsTheRestWithoutNames() {
    CountTable table = new CountTable();
    for (int i = 0; i < CountTable.MOST_NAMES + 5; i++) {
      table.add("name" + i, Outcomes.DENIED);
    }
    table.add("name0", Outcomes.ALLOWED);
    assertThat(table.names()).isEqualTo(CountTable.MOST_NAMES);
    assertThat(table.unnamed()).isEqualTo(5);
    assertThat(table.largest(1).get(0)).isEqualTo(new CountTable.Line("name0", 1, 1, 0));
  }
}
