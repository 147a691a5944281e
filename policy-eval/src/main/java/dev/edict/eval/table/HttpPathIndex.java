package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The HTTP rules of one host pattern by path; few are compared one by one. */
final class HttpPathIndex {
  private static final int FEW = 3;

  private final @Nullable Shelf<Cell> few;
  private final @Nullable SegmentIndex<Cell> many;

  private HttpPathIndex(Map<GlobSequence, Cell> paths) {
    if (paths.size() <= FEW) {
      Shelf.Builder<Cell> shelf = new Shelf.Builder<>();
      paths.forEach(shelf::add);
      this.few = shelf.build('/');
      this.many = null;
    } else {
      this.few = null;
      this.many = SegmentIndex.of(paths);
    }
  }

  static HttpPathIndex of(Map<HttpPathPattern, Clauses> paths) {
    Map<GlobSequence, Cell> bySegments = new LinkedHashMap<>();
    paths.forEach((pattern, clauses) -> bySegments.put(pattern.segments(), clauses.cell()));
    return new HttpPathIndex(bySegments);
  }

  /** Returns the place of the first rule about a canonical path. */
  int first(String path, long asked) {
    return read(path, Cell.FIRST, asked, "");
  }

  /** Reports the cells of all patterns that match a canonical path. */
  void find(String path, Consumer<? super Cell> sink) {
    read(path, Readings.<Cell>reporting(), 0, sink);
  }

  private <C> int read(String path, Readings<Cell, C> readings, long asked, C context) {
    int first = RuleOrder.NONE;
    if (few != null) {
      first = few.read(path, readings.one(), Asked.startingAt(asked, 1), context);
    }
    return many == null ? first : Math.min(first, many.read(path, 1, readings, asked, context));
  }

  /** Returns with how many patterns and globs one path may have to be compared. */
  int mostCompared() {
    return many == null ? 0 : many.mostCompared();
  }
}
