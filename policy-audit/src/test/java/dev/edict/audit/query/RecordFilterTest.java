package dev.edict.audit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edict.audit.journal.JournalRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilterTest {
  private static List<JournalRecord> records() throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))) {
      records.add(JournalRecord.parse(line));
    }
    return records;
  }

  @ParameterizedTest
  @CsvSource({
    "decision=deny,1 3 4 5 9",
    "decision!=deny,2 6 7 8 10",
    "resource=paste.ee:443,1",
    "resource=*ssh*,5",
    "resource=*:*/v1/*,2",
    "rule_name=(default-deny),4 9",
    "policy=null,3 4 9",
    "host=null,3",
    "notice=*,11 12",
    "sequence>=11,11 12",
    "sequence>11,12",
    "sequence<2,1",
    "sequence<=2,1 2",
    "generation=0,4",
    "count>4,11 12",
    "action>=read,5 9 10"
  })
  void termMeansRecords(String term, String sequences) throws IOException {
    RecordFilter filter = RecordFilter.parse(List.of(term));
    List<String> found =
        records().stream()
            .filter(filter::fits)
            .map(record -> Long.toString(record.position().sequence()))
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(sequences);
  }

  @Test
  void textIsFoundInAnyValueInUpperAndLowerCase() throws IOException {
    RecordFilter filter = RecordFilter.all().containing("PASTE").containing("deny");
    assertThat(records().stream().filter(filter::fits)).hasSize(1);
    RecordFilter ofNames = RecordFilter.all().containing("rule_name");
    assertThat(records().stream().filter(ofNames::fits)).isEmpty();
  }

  @Test
  void allTermsAndTheTimesMustFit() throws IOException {
    RecordFilter filter = RecordFilter.parse(List.of("decision=deny", "rule_type=mcp"));
    assertThat(records().stream().filter(filter::fits)).hasSize(1);
    Instant noon = Instant.parse("2026-07-01T12:00:00.500Z");
    assertThat(records().stream().filter(RecordFilter.all().since(noon)::fits)).hasSize(2);
    assertThat(records().stream().filter(RecordFilter.all().until(noon)::fits)).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "decision", "nothing=1", "decision~x", "sequence>=x", "=x"})
  void refusesWhatIsNoTerm(String term) {
    assertThatThrownBy(() -> RecordFilter.parse(List.of(term)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void starsTakeNoExponentialTime() {
    String pattern = "*a".repeat(200) + "b";
    assertThat(RecordFilter.matches(pattern, "a".repeat(5000))).isFalse();
    assertThat(RecordFilter.matches("*", "")).isTrue();
    assertThat(RecordFilter.matches("", "a")).isFalse();
  }

  @Test
  void tellsWhatItCannotCountApart() throws IOException {
    GroupedCounts counts = new GroupedCounts(List.of("rule_type", "decision"), 2);
    records().forEach(counts::add);
    assertThat(counts.largest(100)).hasSize(2);
    long apart = counts.largest(100).stream().mapToLong(GroupedCounts.Group::count).sum();
    assertThat(counts.others()).isPositive().isEqualTo(records().size() - apart);
  }

  @Test
  void countsByMembers() throws IOException {
    GroupedCounts counts = new GroupedCounts(List.of("rule_type", "decision"));
    records().forEach(counts::add);
    assertThat(counts.largest(2))
        .containsExactly(
            new GroupedCounts.Group(List.of("network", "deny"), 3),
            new GroupedCounts.Group(List.of("filesystem", "allow"), 2));
    assertThat(counts.largest(100)).hasSize(8);
    assertThatThrownBy(() -> new GroupedCounts(List.of("color")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
