package dev.edict.audit.query;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition of SQL, which means the same records; what the filter names becomes
 * parameters. The texts that a filter looks for are left to the filter itself.
 */
final class FilterSql {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> OF_NOTICES =
      Set.of("notice", "detail", "count", "through_sequence", "through_hash");
  private static final Set<String> OF_BOTH =
      Set.of("timestamp", "event_id", "sequence", "host", "previous_hash", "hash");

  private final StringBuilder condition = new StringBuilder("true");
  private final List<Object> parameters = new ArrayList<>();

  private FilterSql() {}

  static FilterSql of(RecordFilter filter) {
    FilterSql sql = new FilterSql();
    sql.time(filter.first(), ">=");
    sql.time(filter.end(), "<");
    filter.terms().forEach(sql::term);
    return sql;
  }

  private void time(@Nullable Instant bound, String operator) {
    if (bound != null) {
      Instant micros = bound.truncatedTo(ChronoUnit.MICROS);
      Instant up = micros.equals(bound) ? bound : micros.plus(1, ChronoUnit.MICROS);
      add("\"timestamp\" " + operator + " ?", TIME.format(up));
    }
  }

  private void term(RecordFilter.Term term) {
    String member = term.member();
    if (!OF_BOTH.contains(member)) {
      condition.append(
          OF_NOTICES.contains(member) ? " AND notice IS NOT NULL" : " AND notice IS NULL");
    }
    switch (term.operator()) {
      case "=" -> matches(member, term.value(), "");
      case "!=" -> matches(member, term.value(), "NOT ");
      default -> compare(member, term);
    }
  }

  private void compare(String member, RecordFilter.Term term) {
    if (term.number() == null) {
      add(text(member) + " " + term.operator() + " ?", term.value());
    } else {
      String number = "coalesce(" + column(member) + ", 0)";
      add(number + " " + term.operator() + " ?", term.number().longValueExact());
    }
  }

  private void matches(String member, String pattern, String not) {
    if (pattern.indexOf('*') < 0) {
      add(not + "(" + text(member) + " = ?)", pattern);
      return;
    }
    String like =
        pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace('*', '%');
    add(not + "(" + text(member) + " LIKE ? ESCAPE '!')", like);
  }

  private void add(String term, Object parameter) {
    condition.append(" AND ").append(term);
    parameters.add(parameter);
  }

  /** Returns a member as the name of a column. */
  static String column(String member) {
    return '"' + member + '"';
  }

  /** Returns the text of a member, as filters and counts see it. */
  static String text(String member) {
    String column = column(member);
    String text =
        RecordFilter.NUMBERS.contains(member) ? "CAST(" + column + " AS VARCHAR)" : column;
    return "coalesce(" + text + ", 'null')";
  }

  String condition() {
    return condition.toString();
  }

  void setParameters(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }
}
