package dev.edict.audit.delivery;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.audit.journal.JournalReader;
import dev.edict.audit.journal.JournalRecord;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Journals to deliver. */
final class Deliveries {
  private Deliveries() {}

  /** Appends a denial for each resource. */
  static void write(Path journal, String... resources) throws IOException {
    try (AuditJournal open = AuditJournal.open(journal, JournalOptions.defaults())) {
      for (String resource : resources) {
        open.append(
            NetworkRequest.connect(Subject.user("alice"), "h", 443),
            new Decision(
                Outcome.DENY,
                Basis.IMPLICIT,
                Optional.empty(),
                "no-rule",
                "no rule",
                resource,
                List.of(),
                "",
                1));
      }
    }
  }

  /** Appends so many denials, and returns the identifiers of all that the journal holds. */
  static List<String> write(Path journal, int count) throws IOException {
    String[] resources = new String[count];
    for (int i = 0; i < count; i++) {
      resources[i] = "host-" + i + ":443";
    }
    write(journal, resources);
    return ids(journal);
  }

  static List<String> ids(Path journal) throws IOException {
    List<String> ids = new ArrayList<>();
    try (JournalReader reader = JournalReader.fromOldest(journal)) {
      for (JournalRecord r = reader.next(); r != null; r = reader.next()) {
        ids.add(r.eventId());
      }
    }
    return ids;
  }
}
