package dev.edict.eval.table;

import dev.edict.dsl.match.network.PortSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the clauses of a cell. */
final class Clauses {
  private long[] packed = new long[1];
  private int size;

  /** Adds the share of a rule; one clause for each interval of ports. */
  void add(int place, int verbs, PortSet ports) {
    for (int i = 0; i < ports.intervalCount(); i++) {
      add(Clause.of(place, verbs, ports.first(i), ports.last(i)));
    }
  }

  /** Adds the share of a rule on resources that have no ports. */
  void add(int place, int verbs) {
    add(Clause.of(place, verbs, PortSet.LOWEST, PortSet.HIGHEST));
  }

  private void add(long clause) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, 2 * size);
    }
    packed[size++] = clause;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns the cell; nothing may be added after. */
  Cell cell() {
    if (size == 1) {
      return new SingleCell(packed[0]);
    }
    long[] sorted = Arrays.copyOf(packed, size);
    Arrays.sort(sorted);
    return new CrowdedCell(sorted);
  }

  /** Returns the cells of the clauses that stand under each key. */
  static <K> Map<K, Cell> cells(Map<K, Clauses> clauses) {
    Map<K, Cell> cells = new LinkedHashMap<>();
    clauses.forEach((key, collected) -> cells.put(key, collected.cell()));
    return cells;
  }
}
