package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.Arrays;
import java.util.PriorityQueue;

/** The first of many clauses for each verb and port: ranges that touch, found by binary search. */
final class PortRows {
  private final int verbs;
  private final int[][] starts;
  private final int[][] firsts;

  private PortRows(long[] clauses) {
    int met = 0;
    for (long clause : clauses) {
      met |= Clause.verbs(clause);
    }
    this.verbs = met;
    int count = Integer.SIZE - Integer.numberOfLeadingZeros(met);
    this.starts = new int[count][];
    this.firsts = new int[count][];
    for (int bit = 0; bit < count; bit++) {
      if ((met >>> bit & 1) != 0) {
        addRow(bit, clauses);
      }
    }
  }

  /** Returns the rows of clauses, which are sorted. */
  static PortRows of(long[] clauses) {
    return new PortRows(clauses);
  }

  private void addRow(int bit, long[] clauses) {
    long[] byPort =
        Arrays.stream(clauses)
            .filter(clause -> (Clause.verbs(clause) >>> bit & 1) != 0)
            .boxed()
            .sorted((one, other) -> Integer.compare(Clause.firstPort(one), Clause.firstPort(other)))
            .mapToLong(Long::longValue)
            .toArray();
    int[] bounds = bounds(byPort);
    int[] places = new int[bounds.length];
    PriorityQueue<Long> open = new PriorityQueue<>();
    int next = 0;
    for (int i = 0; i < bounds.length; i++) {
      while (next < byPort.length && Clause.firstPort(byPort[next]) <= bounds[i]) {
        open.add(byPort[next++]);
      }
      while (!open.isEmpty() && Clause.lastPort(open.peek()) < bounds[i]) {
        open.remove();
      }
      places[i] = open.isEmpty() ? RuleOrder.NONE : Clause.place(open.peek());
    }
    starts[bit] = bounds;
    firsts[bit] = places;
  }

  /** Returns the ports at which something begins or has ended, ascending, and 0 before them. */
  private static int[] bounds(long[] clauses) {
    int[] bounds = new int[2 * clauses.length + 1];
    for (int i = 0; i < clauses.length; i++) {
      bounds[2 * i + 1] = Clause.firstPort(clauses[i]);
      bounds[2 * i + 2] = Clause.lastPort(clauses[i]) + 1;
    }
    return Arrays.stream(bounds).sorted().distinct().toArray();
  }

  /** Returns the place of the first clause about one verb on {@code port}. */
  int first(int verb, int port) {
    if ((verbs & verb) == 0) {
      return RuleOrder.NONE;
    }
    int row = Integer.numberOfTrailingZeros(verb);
    int found = Arrays.binarySearch(starts[row], port);
    return firsts[row][found >= 0 ? found : -found - 2];
  }
}
