package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.HttpPathPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The HTTP rules of one host pattern by path; few are compared one by one. */
final class HttpPathIndex {
  private static final int FEW = 3;

  private final List<Map.Entry<HttpPathPattern, Cell>> few;
  private final @Nullable SegmentIndex<Cell> many;

  private HttpPathIndex(Map<HttpPathPattern, Cell> paths) {
    boolean isFew = paths.size() <= FEW;
    this.few = isFew ? List.copyOf(paths.entrySet()) : List.of();
    this.many = isFew ? null : SegmentIndex.of(bySegments(paths));
  }

  static HttpPathIndex of(Map<HttpPathPattern, List<Clause>> paths) {
    return new HttpPathIndex(Cell.ofAll(paths));
  }

  private static Map<GlobSequence, Cell> bySegments(Map<HttpPathPattern, Cell> paths) {
    Map<GlobSequence, Cell> bySegments = new LinkedHashMap<>();
    paths.forEach((pattern, cell) -> bySegments.put(pattern.segments(), cell));
    return bySegments;
  }

  /** Reports the cells of all patterns that match {@code path}. */
  void find(HttpPath path, Consumer<Cell> sink) {
    if (many != null) {
      many.find(path.text(), 1, sink);
      return;
    }
    for (int i = 0; i < few.size(); i++) {
      if (few.get(i).getKey().matches(path)) {
        sink.accept(few.get(i).getValue());
      }
    }
  }
}
