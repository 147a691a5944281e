package dev.edict.audit.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of outcomes by a name that comes from outside. Holds a bounded number of names: what comes
 * when it is full is counted without its name.
 */
final class CountTable {
  /** How many names there are at most. */
  static final int MOST_NAMES = 2000;

  private final Map<String, long[]> counts = new HashMap<>();
  private final long[] unnamed = new long[Outcomes.KINDS];

  /**
   * A line of the table.
   *
   * @param name the name
   * @param allowed how many were allowed
   * @param denied how many were denied
   * @param approval how many need an approval
   */
  record Line(String name, long allowed, long denied, long approval) {
    private static Line of(String name, long[] outcomes) {
      return new Line(
          name, outcomes[Outcomes.ALLOWED], outcomes[Outcomes.DENIED], outcomes[Outcomes.APPROVAL]);
    }

    long total() {
      return allowed + denied + approval;
    }
  }

  void add(String name, int outcome) {
    cell(name)[outcome]++;
  }

  private long[] cell(String name) {
    long[] cell = counts.get(name);
    if (cell == null) {
      if (counts.size() >= MOST_NAMES) {
        return unnamed;
      }
      cell = new long[Outcomes.KINDS];
      counts.put(name, cell);
    }
    return cell;
  }

  /** Adds all of another table. */
  void addAll(CountTable other) {
    other.counts.forEach((name, added) -> Outcomes.add(cell(name), added));
    Outcomes.add(unnamed, other.unnamed);
  }

  /** Returns the lines with the largest counts, at most {@code limit}. */
  List<Line> largest(int limit) {
    List<Line> lines = new ArrayList<>();
    counts.forEach((name, outcomes) -> lines.add(Line.of(name, outcomes)));
    lines.sort(Comparator.comparingLong(Line::total).reversed().thenComparing(Line::name));
    return lines.subList(0, Math.min(limit, lines.size()));
  }

  /** Returns how many names it holds. */
  int names() {
    return counts.size();
  }

  /** Returns how much was counted without a name. */
  long unnamed() {
    return Outcomes.total(unnamed);
  }
}
