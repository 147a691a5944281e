package dev.edict.eval.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that begin with literal segments and end there ({@code a/b}), in one more segment
 * ({@code a/b/*}, {@code a/b/*.log}), in any number ({@code a/b/**}), in one or more, or in any
 * number before a last one that is given. One hash probe for each segment of the text, as far as
 * patterns reach.
 */
final class PrefixTable<V> {
  private static final char SEPARATOR = '/';

  private final AnchorCells<V> top;
  private final TextTable<AnchorCells<V>> anchors;
  private final int deepest;

  /**
   * Makes a table.
   *
   * @param top the cells of no segment at all
   * @param anchors the cells of one or more segments, with slashes between them
   */
  PrefixTable(AnchorCells.Builder<V> top, Map<String, AnchorCells.Builder<V>> anchors) {
    this.top = top.build();
    Map<String, AnchorCells<V>> built = new LinkedHashMap<>();
    anchors.forEach((anchor, cells) -> built.put(anchor, cells.build()));
    this.anchors = TextTable.forward(built);
    this.deepest = anchors.keySet().stream().mapToInt(PrefixTable::segmentCount).max().orElse(0);
  }

  private static int segmentCount(String anchor) {
    return (int) anchor.chars().filter(c -> c == SEPARATOR).count() + 1;
  }

  /**
   * Reports the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  void find(String text, int from, Consumer<? super V> sink) {
    report(top, text, from, sink);
    long hash = TextHash.EMPTY;
    int start = from;
    for (int depth = 0; depth < deepest && start <= text.length(); depth++) {
      int end = start;
      while (end < text.length() && text.charAt(end) != SEPARATOR) {
        hash = TextHash.with(hash, text.charAt(end++));
      }
      AnchorCells<V> cells = anchors.get(hash, text, from, end);
      if (cells != null) {
        report(cells, text, end + 1, sink);
      }
      hash = TextHash.with(hash, SEPARATOR);
      start = end + 1;
    }
  }

  private static <V> void report(
      AnchorCells<V> cells, String text, int rest, Consumer<? super V> sink) {
    report(cells.deep(), sink);
    if (rest > text.length()) {
      report(cells.exact(), sink);
    } else {
      reportBelow(cells, text, rest, sink);
    }
  }

  /** Reports the cells about one and more segments, of which the first starts at {@code rest}. */
  private static <V> void reportBelow(
      AnchorCells<V> cells, String text, int rest, Consumer<? super V> sink) {
    boolean isEmpty = rest == text.length() || text.charAt(rest) == SEPARATOR;
    if (!isEmpty) {
      report(cells.below(), sink);
    }
    if (cells.ends() != null) {
      int last = Math.max(rest, text.lastIndexOf(SEPARATOR) + 1);
      cells.ends().find(text, last, text.length(), sink);
    }
    boolean asksForChild = cells.child() != null || cells.children() != null;
    if (!isEmpty && asksForChild && text.indexOf(SEPARATOR, rest) < 0) {
      report(cells.child(), sink);
      if (cells.children() != null) {
        cells.children().find(text, rest, text.length(), sink);
      }
    }
  }

  private static <V> void report(@Nullable V value, Consumer<? super V> sink) {
    if (value != null) {
      sink.accept(value);
    }
  }
}
