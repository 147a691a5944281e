package dev.edict.eval.table;

import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.CompiledRule.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one effect on the resources of one pattern, in rule order. Where there are many, the
 * rules that need no look at the request are combined beforehand, for each verb and range of ports.
 */
final class Cell {
  private static final int FEW = 6;

  private final Clause[] clauses;
  private final @Nullable CombinedClauses combined;

  private Cell(List<Clause> clauses) {
    List<Clause> ordered = new ArrayList<>(clauses);
    ordered.sort(Comparator.comparing(Clause::rule));
    this.clauses = ordered.toArray(Clause[]::new);
    this.combined = ordered.size() > FEW ? new CombinedClauses(ordered) : null;
  }

  /** Returns a cell of clauses in any order. */
  static Cell of(List<Clause> clauses) {
    return new Cell(clauses);
  }

  /** Returns the cells of the clauses that stand under each key. */
  static <K> Map<K, Cell> ofAll(Map<K, List<Clause>> clauses) {
    Map<K, Cell> cells = new LinkedHashMap<>();
    clauses.forEach((key, list) -> cells.put(key, of(list)));
    return cells;
  }

  /** Reports the rules about one of the verbs in {@code verb} on {@code port}. */
  void report(int verb, int port, Scope scope, Consumer<? super CompiledRule> sink) {
    if (combined != null && scope == Scope.DECIDING && Integer.bitCount(verb) == 1) {
      combined.report(verb, port, sink);
      return;
    }
    for (Clause clause : clauses) {
      if (clause.isAbout(verb, port)) {
        sink.accept(clause.rule());
      }
    }
  }

  /** The clauses of a crowded cell, combined as far as possible. */
  private static final class CombinedClauses {
    private final Map<Integer, List<PortRow>> plain = new HashMap<>();
    private final Clause[] special;

    CombinedClauses(List<Clause> ordered) {
      this.special =
          ordered.stream().filter(c -> c.rule().kind() == Kind.SPECIAL).toArray(Clause[]::new);
      int verbs = ordered.stream().mapToInt(Clause::verbs).reduce(0, (left, right) -> left | right);
      for (int verb = Integer.lowestOneBit(verbs); verb != 0; verb = nextBit(verbs, verb)) {
        plain.put(verb, rows(ordered, verb));
      }
    }

    private static int nextBit(int bits, int bit) {
      return Integer.lowestOneBit(bits & ~(bit | (bit - 1)));
    }

    private static List<PortRow> rows(List<Clause> ordered, int verb) {
      List<PortRow> rows = new ArrayList<>();
      for (Kind kind : List.of(Kind.PLAIN, Kind.PLAIN_APPROVAL, Kind.DORMANT)) {
        List<Clause> ofKind =
            ordered.stream()
                .filter(c -> c.rule().kind() == kind && (c.verbs() & verb) != 0)
                .toList();
        if (!ofKind.isEmpty()) {
          rows.add(PortRow.of(ofKind));
        }
      }
      return List.copyOf(rows);
    }

    void report(int verb, int port, Consumer<? super CompiledRule> sink) {
      List<PortRow> rows = plain.getOrDefault(verb, List.of());
      for (int i = 0; i < rows.size(); i++) {
        CompiledRule first = rows.get(i).first(port);
        if (first != null) {
          sink.accept(first);
        }
      }
      for (Clause clause : special) {
        if (clause.isAbout(verb, port)) {
          sink.accept(clause.rule());
        }
      }
    }
  }
}
