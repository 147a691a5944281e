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
 * A filter as a condition of SQL, with what the filter names as parameters. It means the same
 * records, or more of them when it is not exact: what SQL would see otherwise is left to the filter
 * itself.
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
  private boolean exact = true;

  private FilterSql() {}

  static FilterSql of(RecordFilter filter) {
    FilterSql sql = new FilterSql();
    sql.exact = !filter.hasTexts();
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
    if (!isPlain(term.value())) {
      exact = false;
      return;
    }
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

  /** No record holds other texts, and a database may cut or change them. */
  private static boolean isPlain(String text) {
    return text.codePoints()
        .allMatch(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /** Returns whether exactly the records of the filter are meant. */
  boolean isExact() {
    return exact;
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
        RecordMembers.NUMBERS.contains(member) ? "CAST(" + column + " AS VARCHAR)" : column;
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
