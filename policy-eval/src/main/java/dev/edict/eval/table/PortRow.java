package dev.edict.eval.table;

import dev.edict.dsl.match.network.PortSet;
import dev.edict.eval.combine.CompiledRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first of several rules for each port: ranges that touch, found by binary search. */
final class PortRow {
  private final int[] starts;
  private final @Nullable CompiledRule[] firsts;

  private PortRow(int[] starts, @Nullable CompiledRule[] firsts) {
    this.starts = starts;
    this.firsts = firsts;
  }

  /** Returns the row of the clauses, which are taken for every verb. */
  static PortRow of(List<Clause> clauses) {
    Map<Integer, List<Clause>> beginning = new HashMap<>();
    Map<Integer, List<Clause>> ended = new HashMap<>();
    for (Clause clause : clauses) {
      PortSet ports = clause.ports();
      for (int i = 0; i < ports.intervalCount(); i++) {
        at(beginning, ports.first(i)).add(clause);
        at(ended, ports.last(i) + 1).add(clause);
      }
    }
    TreeSet<Integer> bounds = new TreeSet<>(beginning.keySet());
    bounds.add(0);
    bounds.addAll(ended.keySet());
    int[] starts = bounds.stream().mapToInt(Integer::intValue).toArray();
    @Nullable CompiledRule[] firsts = new @Nullable CompiledRule[starts.length];
    OpenRules open = new OpenRules();
    for (int i = 0; i < starts.length; i++) {
      ended.getOrDefault(starts[i], List.of()).forEach(open::close);
      beginning.getOrDefault(starts[i], List.of()).forEach(open::open);
      firsts[i] = open.first();
    }
    return new PortRow(starts, firsts);
  }

  private static List<Clause> at(Map<Integer, List<Clause>> map, int port) {
    return map.computeIfAbsent(port, key -> new ArrayList<>());
  }

  /** Returns the first rule for {@code port}, or null. */
  @Nullable CompiledRule first(int port) {
    int found = Arrays.binarySearch(starts, port);
    return firsts[found >= 0 ? found : -found - 2];
  }

  /** The rules whose ranges are open while ports are passed in ascending order. */
  private static final class OpenRules {
    private final TreeMap<CompiledRule, Integer> counts = new TreeMap<>();

    void open(Clause clause) {
      counts.merge(clause.rule(), 1, Integer::sum);
    }

    void close(Clause clause) {
      counts.computeIfPresent(clause.rule(), (rule, count) -> count == 1 ? null : count - 1);
    }

    @Nullable CompiledRule first() {
      return counts.isEmpty() ? null : counts.firstKey();
    }
  }
}
