package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patterns over the segments of paths. Those of the shapes that {@link PrefixTable} knows are in a
 * flat table, all others in one that compares them.
 */
final class SegmentIndex<V> {
  private static final char SEPARATOR = '/';

  private final PrefixTable<V> anchored;
  private final @Nullable ResidualIndex<V> others;

  private SegmentIndex(Sorting<V> sorting) {
    this.anchored = new PrefixTable<>(sorting.top, sorting.anchors);
    this.others =
        sorting.others.isEmpty() ? null : ResidualIndex.of(sorting.others, SEPARATOR, true);
  }

  /** Returns an index of patterns with what is known about the paths that match each. */
  static <V> SegmentIndex<V> of(Map<GlobSequence, V> patterns) {
    Sorting<V> sorting = new Sorting<>();
    patterns.forEach(sorting::add);
    return new SegmentIndex<>(sorting);
  }

  /**
   * Reads the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  <C> int read(String text, int from, Readings<V, C> readings, long asked, C context) {
    int first = anchored.read(text, from, readings.one(), asked, context);
    return others == null
        ? first
        : Math.min(first, others.read(text, from, readings, asked, context));
  }

  /** Reports the values of all patterns that match the segments of {@code text}. */
  void find(String text, int from, Consumer<? super V> sink) {
    read(text, from, Readings.<V>reporting(), 0, sink);
  }

  /** Returns with how many patterns and globs one text may have to be compared. */
  int mostCompared() {
    return anchored.mostCompared() + (others == null ? 0 : others.mostCompared());
  }

  /** The patterns by shape. */
  private static final class Sorting<V> {
    private final AnchorCells.Builder<V> top = new AnchorCells.Builder<>();
    private final Map<String, AnchorCells.Builder<V>> anchors = new LinkedHashMap<>();
    private final Map<GlobSequence, V> others = new LinkedHashMap<>();

    void add(GlobSequence pattern, V value) {
      int literals = literalCount(pattern);
      switch (pattern.size() - literals) {
        case 0 -> at(pattern, literals).exact(value);
        case 1 -> addOneWild(pattern, literals, value);
        case 2 -> addTwoWild(pattern, literals, value);
        default -> others.put(pattern, value);
      }
    }

    private void addOneWild(GlobSequence pattern, int literals, V value) {
      if (pattern.isRun(literals)) {
        at(pattern, literals).deep(value);
      } else if (pattern.glob(literals).isAny()) {
        at(pattern, literals).child(value);
      } else {
        at(pattern, literals).child(pattern.glob(literals), value);
      }
    }

    private void addTwoWild(GlobSequence pattern, int literals, V value) {
      // No two runs stand side by side.
      if (pattern.isRun(literals)) {
        at(pattern, literals).end(pattern.glob(literals + 1), value);
      } else if (pattern.isRun(literals + 1) && pattern.glob(literals).isAny()) {
        at(pattern, literals).below(value);
      } else {
        others.put(pattern, value);
      }
    }

    private AnchorCells.Builder<V> at(GlobSequence pattern, int literals) {
      return literals == 0
          ? top
          : anchors.computeIfAbsent(
              anchor(pattern, literals), anchor -> new AnchorCells.Builder<>());
    }

    private static int literalCount(GlobSequence pattern) {
      int count = 0;
      while (count < pattern.size() && !pattern.isRun(count) && pattern.glob(count).isLiteral()) {
        count++;
      }
      return count;
    }

    private static String anchor(GlobSequence pattern, int literals) {
      StringBuilder anchor = new StringBuilder();
      for (int i = 0; i < literals; i++) {
        anchor.append(i == 0 ? "" : "/").append(pattern.glob(i).text());
      }
      return anchor.toString();
    }
  }
}
