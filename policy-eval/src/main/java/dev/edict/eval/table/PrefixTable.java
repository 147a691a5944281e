package dev.edict.eval.table;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that begin with literal segments and end there ({@code a/b}), in one more segment
 * ({@code a/b/*}) or in any number ({@code a/b/**}). One hash probe for each segment of the text,
 * as far as patterns reach.
 */
final class PrefixTable<V> {
  private static final char SEPARATOR = '/';

  private final @Nullable AnchorCells<V> top;
  private final TextTable<AnchorCells<V>> anchors;
  private final int deepest;

  /**
   * Makes a table.
   *
   * @param top the cells of no segment at all
   * @param anchors the cells of one or more segments, with slashes between them
   */
  PrefixTable(@Nullable AnchorCells<V> top, Map<String, AnchorCells<V>> anchors) {
    this.top = top;
    this.anchors = TextTable.forward(anchors);
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
    if (top != null) {
      report(top, text, from, sink);
    }
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
    if (cells.deep() != null) {
      sink.accept(cells.deep());
    }
    if (rest > text.length()) {
      if (cells.exact() != null) {
        sink.accept(cells.exact());
      }
    } else if (cells.child() != null && isOneSegment(text, rest)) {
      sink.accept(cells.child());
    }
  }

  private static boolean isOneSegment(String text, int from) {
    return from < text.length() && text.indexOf(SEPARATOR, from) < 0;
  }
}
