package dev.edict.eval.table;

/** A cell of one rule, which most are. */
final class SingleCell extends Cell {
  private final long clause;

  SingleCell(long clause) {
    this.clause = clause;
  }

  @Override
  int first(long asked) {
    return Clause.placeIfAbout(clause, asked);
  }

  @Override
  void report(long asked, Report report) {
    if (Clause.isAbout(clause, asked)) {
      report.isContinuedAfter(Clause.place(clause));
    }
  }
}
