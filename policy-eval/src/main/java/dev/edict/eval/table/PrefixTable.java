package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;

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
  private final int mostCompared;

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
    this.mostCompared = this.top.mostCompared() + mostNested(built);
  }

  /** Returns with how many globs a text may be compared under one anchor and all above it. */
  private static <V> int mostNested(Map<String, AnchorCells<V>> anchors) {
    int most = 0;
    for (Map.Entry<String, AnchorCells<V>> entry : anchors.entrySet()) {
      String anchor = entry.getKey();
      int count = entry.getValue().mostCompared();
      if (count > 0) {
        for (int end = anchor.lastIndexOf(SEPARATOR); end > 0; ) {
          AnchorCells<V> above = anchors.get(anchor.substring(0, end));
          count += above == null ? 0 : above.mostCompared();
          end = anchor.lastIndexOf(SEPARATOR, end - 1);
        }
      }
      most = Math.max(most, count);
    }
    return most;
  }

  /** Returns with how many globs one text may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }

  /**
   * Reads the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  <C> int read(String text, int from, Reading<? super V, C> reading, long asked, C context) {
    int first = read(top, text, from, reading, asked, context);
    int length = text.length();
    int farthest = Math.min(length, from + anchors.longest());
    long hash = TextHash.EMPTY;
    for (int i = from; i <= farthest; i++) {
      char c = i == length ? SEPARATOR : text.charAt(i);
      if (c == SEPARATOR) {
        AnchorCells<V> cells = anchors.get(hash, text, from, i);
        if (cells != null) {
          first = Math.min(first, read(cells, text, i + 1, reading, asked, context));
        }
      }
      hash += TextHash.term(i - from, c);
    }
    return first;
  }

  private static <V, C> int read(
      AnchorCells<V> cells,
      String text,
      int rest,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    int first = Reading.readIfPresent(cells.deep(), text, reading, asked, context);
    if (rest > text.length()) {
      return Math.min(first, Reading.readIfPresent(cells.exact(), text, reading, asked, context));
    }
    boolean isEmpty = rest == text.length() || text.charAt(rest) == SEPARATOR;
    if (!isEmpty && cells.child() != null && text.indexOf(SEPARATOR, rest) < 0) {
      first = Math.min(first, reading.read(cells.child(), text, asked, context));
    }
    return cells.rare() == null
        ? first
        : Math.min(first, readRare(cells.rare(), text, rest, isEmpty, reading, asked, context));
  }

  /** Reads the cells about one and more segments, of which the first starts at {@code rest}. */
  private static <V, C> int readRare(
      AnchorCells.Rare<V> cells,
      String text,
      int rest,
      boolean isEmpty,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    int first =
        isEmpty
            ? RuleOrder.NONE
            : Reading.readIfPresent(cells.below(), text, reading, asked, context);
    int last = Math.max(rest, text.lastIndexOf(SEPARATOR) + 1);
    if (cells.ends() != null) {
      first =
          Math.min(first, cells.ends().read(text, last, text.length(), reading, asked, context));
    }
    boolean isChild = last == rest && !isEmpty;
    return isChild && cells.children() != null
        ? Math.min(first, cells.children().read(text, rest, text.length(), reading, asked, context))
        : first;
  }
}
