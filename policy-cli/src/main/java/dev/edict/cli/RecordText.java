package dev.edict.cli;

import dev.edict.audit.journal.JournalRecord;
import dev.edict.dsl.diagnostic.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Writes records for people and for tables. */
final class RecordText {

  /** The columns of a table of events, which are their members. */
  static final List<String> COLUMNS =
      List.of(
          "sequence",
          "timestamp",
          "decision",
          "kind",
          "action",
          "resource",
          "rule_name",
          "policy",
          "level",
          "severity",
          "user",
          "org",
          "sandbox_id",
          "agent",
          "host",
          "rule_type",
          "policy_digest",
          "generation",
          "event_id",
          "notice",
          "detail",
          "count",
          "hash");

  private RecordText() {}

  /** Returns a record as one line for people. */
  static String line(JournalRecord record) {
    String line =
        record.isNotice()
            ? "%s  NOTICE  %s (%s): %s"
                .formatted(
                    record.required("timestamp"),
                    record.required("notice"),
                    record.required("count"),
                    record.required("detail"))
            : "%s  %-8s  %s %s  by %s  for %s"
                .formatted(
                    record.required("timestamp"),
                    decision(record),
                    record.required("action"),
                    record.required("resource"),
                    record.required("rule_name"),
                    record.required("user"));
    return PrintableText.escape(line);
  }

  private static String decision(JournalRecord record) {
    return switch (record.required("decision")) {
      case "allow" -> "ALLOW";
      case "deny" -> "DENY";
      default -> "APPROVAL";
    };
  }

  /** Returns a record as one line of comma-separated values, in the order of the columns. */
  static String csv(JournalRecord record) {
    List<String> cells = new ArrayList<>();
    for (String column : COLUMNS) {
      cells.add(record.required(column));
    }
    return csv(cells);
  }

  /**
   * Returns a line of comma-separated values. Control characters become escapes, and a cell that a
   * spreadsheet would take for a formula begins with an apostrophe.
   */
  static String csv(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      String text = PrintableText.escape(cell);
      boolean isFormula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
      line.append(line.length() == 0 ? "" : ",")
          .append('"')
          .append(isFormula ? "'" : "")
          .append(text.replace("\"", "\"\""))
          .append('"');
    }
    return line.toString();
  }
}
