package dev.edict.cli.playground;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.query.Admission;
import java.util.List;

/**
 * Part of the picture of a policy set: patterns down, verbs across.
 *
 * @param title what it is about
 * @param domain the word of the domain
 * @param columns the verbs
 * @param rows the patterns, those within another one after it
 * @param omitted how many more patterns there are
 */
record MapSection(String title, String domain, List<String> columns, List<Row> rows, int omitted) {
  MapSection {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** What becomes of the requests of a cell. */
  enum State {
    /** All are allowed. */
    ALLOWED,
    /** All wait for approval, or are allowed. */
    APPROVAL,
    /** Some are let through. */
    PARTLY,
    /** A rule denies all, whoever asks. */
    DENIED,
    /** All are denied, and there is no one rule to name. */
    NOTHING,
    /** It could not be told in time. */
    UNKNOWN
  }

  /**
   * A pattern.
   *
   * @param pattern as it is written
   * @param depth how many patterns of other rows it is within
   * @param cells one for each column
   */
  record Row(String pattern, int depth, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * The requests of a row and a column.
   *
   * @param state what becomes of them
   * @param admissions what is let through
   * @param denies the rules that deny all of them, if there are such, else those that deny some
   * @param undecided what could not be told
   */
  record Cell(State state, List<Admission> admissions, List<Rule> denies, List<String> undecided) {
    Cell {
      admissions = List.copyOf(admissions);
      denies = List.copyOf(denies);
      undecided = List.copyOf(undecided);
    }
  }
}
