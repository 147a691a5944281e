package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import org.jspecify.annotations.Nullable;

/** A cell of several clauses, in the order in which they decide. */
final class CrowdedCell extends Cell {
  private static final int FEW = 8;

  private final long[] clauses;
  private final @Nullable PortRows rows;

  /**
   * Makes a cell.
   *
   * @param clauses sorted, not changed from now on
   */
  CrowdedCell(long[] clauses) {
    this.clauses = clauses;
    this.rows = clauses.length > FEW ? PortRows.of(clauses) : null;
  }

  @Override
  int first(long asked) {
    if (rows != null && Integer.bitCount(Asked.verbs(asked)) == 1) {
      return rows.first(Asked.verbs(asked), Asked.port(asked));
    }
    for (long clause : clauses) {
      if (Clause.isAbout(clause, asked)) {
        return Clause.place(clause);
      }
    }
    return RuleOrder.NONE;
  }

  @Override
  void report(long asked, Report report) {
    for (long clause : clauses) {
      boolean continued =
          !Clause.isAbout(clause, asked) || report.isContinuedAfter(Clause.place(clause));
      if (!continued) {
        return;
      }
    }
  }
}
