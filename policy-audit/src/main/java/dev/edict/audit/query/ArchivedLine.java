package dev.edict.audit.query;

import dev.edict.audit.journal.JournalRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The lines of records in an archive. A line whose texts need no escapes says nothing that the
 * columns do not say, so that its column is null; others stand in the archive as they are.
 */
public final class ArchivedLine {
  private ArchivedLine() {}

  /**
   * Returns the line of a record, as it stands in the journal.
   *
   * @param columns the columns of the record by name, as text; null where there is none
   */
  public static String of(Function<String, @Nullable String> columns) {
    String line = columns.apply("line");
    return line == null ? written(columns) : line;
  }

  private static String written(Function<String, @Nullable String> columns) {
    List<String> members =
        columns.apply("notice") == null ? RecordMembers.EVENT : RecordMembers.NOTICE;
    StringBuilder line = new StringBuilder(1024);
    for (String member : members) {
      line.append(line.isEmpty() ? "{\"" : ",\"").append(member).append("\":");
      String value = columns.apply(member);
      if (value == null || RecordMembers.NUMBERS.contains(member)) {
        line.append(value);
      } else {
        line.append('"').append(value).append('"');
      }
    }
    return line.append('}').toString();
  }

  /** Returns whether the line of a record can be made of its columns. */
  static boolean isInColumns(JournalRecord record) {
    return record.line().indexOf('\\') < 0 && written(record::text).equals(record.line());
  }

  /** Returns the line as an expression of SQL over the columns. */
  static String sql() {
    return "coalesce(line, CASE WHEN notice IS NULL THEN %s ELSE %s END)"
        .formatted(sql(RecordMembers.EVENT), sql(RecordMembers.NOTICE));
  }

  private static String sql(List<String> members) {
    return members.stream()
        .map(ArchivedLine::sql)
        .collect(Collectors.joining(" || ',' || ", "'{' || ", " || '}'"));
  }

  private static String sql(String member) {
    String column = FilterSql.column(member);
    String value =
        RecordMembers.NUMBERS.contains(member)
            ? "CAST(" + column + " AS VARCHAR)"
            : "'\"' || " + column + " || '\"'";
    return "'\"" + member + "\":' || coalesce(" + value + ", 'null')";
  }
}
