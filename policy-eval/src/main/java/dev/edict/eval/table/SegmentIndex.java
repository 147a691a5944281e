package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patterns over the segments of paths. Those that are literal up to a last {@code *} or {@code **}
 * are in a flat table, all others in an automaton.
 */
final class SegmentIndex<V> {
  private static final char SEPARATOR = '/';

  private final PrefixTable<V> anchored;
  private final @Nullable SegmentTrie<V> others;

  private SegmentIndex(PrefixTable<V> anchored, @Nullable SegmentTrie<V> others) {
    this.anchored = anchored;
    this.others = others;
  }

  /** Returns an index of patterns with what is known about the paths that match each. */
  static <V> SegmentIndex<V> of(Map<GlobSequence, V> patterns) {
    AnchorCells<V> top = null;
    Map<String, AnchorCells<V>> anchors = new LinkedHashMap<>();
    Map<GlobSequence, V> others = new LinkedHashMap<>();
    for (Map.Entry<GlobSequence, V> entry : patterns.entrySet()) {
      GlobSequence pattern = entry.getKey();
      int literals = literalCount(pattern);
      AnchorCells<V> cells = cells(pattern, literals, entry.getValue());
      if (cells == null) {
        others.put(pattern, entry.getValue());
      } else if (literals == 0) {
        top = top == null ? cells : top.and(cells);
      } else {
        anchors.merge(anchor(pattern, literals), cells, AnchorCells::and);
      }
    }
    return new SegmentIndex<>(
        new PrefixTable<>(top, anchors),
        others.isEmpty() ? null : SegmentTrie.forward(others, SEPARATOR));
  }

  private static int literalCount(GlobSequence pattern) {
    int count = 0;
    while (count < pattern.size() && !pattern.isRun(count) && pattern.glob(count).isLiteral()) {
      count++;
    }
    return count;
  }

  private static <V> @Nullable AnchorCells<V> cells(GlobSequence pattern, int literals, V value) {
    if (pattern.size() == literals) {
      return AnchorCells.ofExact(value);
    }
    if (pattern.size() > literals + 1) {
      return null;
    }
    if (pattern.isRun(literals)) {
      return AnchorCells.ofDeep(value);
    }
    return pattern.glob(literals).isAny() ? AnchorCells.ofChild(value) : null;
  }

  private static String anchor(GlobSequence pattern, int literals) {
    StringBuilder anchor = new StringBuilder();
    for (int i = 0; i < literals; i++) {
      anchor.append(i == 0 ? "" : "/").append(pattern.glob(i).text());
    }
    return anchor.toString();
  }

  /**
   * Reports the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  void find(String text, int from, Consumer<? super V> sink) {
    anchored.find(text, from, sink);
    if (others != null) {
      others.find(text, from, sink);
    }
  }
}
