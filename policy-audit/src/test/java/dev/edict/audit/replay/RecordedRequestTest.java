package dev.edict.audit.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedRequestTest {
  private static List<JournalRecord> records() throws IOException {
    List<JournalRecord> records = new ArrayList<>();
    for (String line :
        Files.readAllLines(Path.of("src", "test", "resources", "encode", "records.jsonl"))) {
      records.add(JournalRecord.parse(line));
    }
    return records;
  }

  @Test
  void asksAgainForTheSameActionOnTheSameResource() throws IOException {
    int asked = 0;
    for (JournalRecord record : records()) {
      Optional<AccessRequest> request = RecordedRequest.of(record, List.of("payments"));
      boolean isKnown = !record.isNotice() && !record.required("kind").equals("invalid");
      assertThat(request.isPresent()).as(record.line()).isEqualTo(isKnown);
      if (request.isPresent()) {
        asked++;
        assertThat(request.get().action()).isEqualTo(record.required("action"));
        assertThat(request.get().domain().keyword()).isEqualTo(record.required("rule_type"));
        assertThat(request.get().resource().replace(' ', '/'))
            .isEqualTo(record.required("resource").replace(' ', '/'));
        assertThat(request.get().subject().teams()).containsExactly("payments");
        assertThat(request.get().environment().agent()).isEqualTo(record.text("agent"));
      }
    }
    assertThat(asked).isEqualTo(9);
  }

  @Test
  void guessesNothing() throws IOException {
    String line = records().get(0).line();
    for (String resource : List.of("paste.ee:443...[+9]", "paste.ee", "paste.ee:x")) {
      JournalRecord record = JournalRecord.parse(line.replace("paste.ee:443", resource));
      assertThat(RecordedRequest.of(record, List.of())).as(resource).isEmpty();
    }
    String renamed = line.replace("connect:tcp", "rename");
    assertThat(
            RecordedRequest.of(
                JournalRecord.parse(renamed.replace("paste.ee:443", "/a -> /b")), List.of()))
        .isPresent();
    assertThat(
            RecordedRequest.of(
                JournalRecord.parse(renamed.replace("paste.ee:443", "/a -> /b -> /c")), List.of()))
        .isEmpty();
  }
}
