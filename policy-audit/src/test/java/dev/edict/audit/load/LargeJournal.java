package dev.edict.audit.load;

import dev.edict.audit.journal.AuditJournal;
import dev.edict.audit.journal.Durability;
import dev.edict.audit.journal.JournalOptions;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Level;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBDriver;

/**
 * Writes a journal of the events of {@link LargeArchive}, sealed as any journal. Arguments: the
 * directory, and how many thousands of events.
 */
public final class LargeJournal {
  private static final int PART = 100_000;

  private LargeJournal() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    long events = Long.parseLong(arguments[1]) * 1000;
    JournalOptions options = JournalOptions.builder().durability(Durability.BUFFERED).build();
    try (AuditJournal journal = AuditJournal.open(Path.of(arguments[0]), options);
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = connection.createStatement()) {
      for (long done = 0; done < events; done += PART) {
        int count = (int) Math.min(PART, events - done);
        String sql = EventSql.select(LocalDate.of(2026, 1, 1), done + 1, count);
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            journal.write(event(rows));
          }
        }
      }
    }
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    String severity = row.getString("severity");
    String level = row.getString("level");
    return new AuditEvent(
        Instant.parse(row.getString("timestamp")),
        UUID.fromString(row.getString("event_id")),
        row.getString("user"),
        row.getString("org"),
        row.getString("sandbox_id"),
        row.getString("agent"),
        row.getString("host"),
        constant(Domain.class, row.getString("rule_type")),
        row.getString("rule_name"),
        constant(Outcome.class, row.getString("decision")),
        constant(Basis.class, row.getString("kind")),
        row.getString("action"),
        row.getString("resource"),
        severity == null ? null : constant(AuditSeverity.class, severity),
        row.getString("policy"),
        level == null ? null : constant(Level.class, level),
        row.getString("policy_digest"),
        row.getLong("generation"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
