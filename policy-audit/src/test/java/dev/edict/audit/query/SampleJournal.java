package dev.edict.audit.query;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.dsl.ast.Domain;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** Writes a few events into a journal. */
final class SampleJournal {
  private SampleJournal() {}

  static void write(Path directory, int count) throws IOException {
    try (AuditJournal journal =
        AuditJournal.open(directory, JournalOptions.builder().compress(false).build())) {
      for (int i = 0; i < count; i++) {
        journal.write(
            new AuditEvent(
                Instant.parse("2026-07-01T12:00:00Z"),
                new UUID(1, i),
                "alice",
                null,
                null,
                null,
                null,
                Domain.NETWORK,
                AuditEvent.DEFAULT_DENY,
                Outcome.DENY,
                Basis.IMPLICIT,
                "connect:tcp",
                "paste.ee:443",
                null,
                null,
                null,
                null,
                1));
      }
    }
  }
}
