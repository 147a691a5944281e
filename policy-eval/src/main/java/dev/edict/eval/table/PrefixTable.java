package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;
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
    int first = readAbove(top, text, from, reading, asked, context);
    if (from > text.length()) {
      return Math.min(first, Reading.readIfPresent(top.exact(), text, reading, asked, context));
    }
    AnchorCells<V> parent = top;
    int rest = from;
    long hash = TextHash.EMPTY;
    int end = text.length();
    int farthest = Math.min(end, from + anchors.longest() + 1);
    for (int i = from; i < farthest; i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR) {
        parent = anchors.get(hash, text, from, i);
        rest = i + 1;
        if (parent != null) {
          first = Math.min(first, readAbove(parent, text, rest, reading, asked, context));
        }
      }
      hash += TextHash.term(i - from, c);
    }
    if (end - from <= anchors.longest()) {
      AnchorCells<V> own = anchors.get(hash, text, from, end);
      if (own != null) {
        first = Math.min(first, readAt(own, text, reading, asked, context));
      }
    }
    return parent == null
        ? first
        : Math.min(first, readIfParent(parent, text, rest, reading, asked, context));
  }

  /** Returns what is known about no segment at all. */
  AnchorCells<V> top() {
    return top;
  }

  /** Returns what is known about the segments of a part of {@code text}, by its hash. */
  @Nullable AnchorCells<V> at(long hash, String text, int from, int end) {
    return end - from <= anchors.longest() ? anchors.get(hash, text, from, end) : null;
  }

  /** Reads what is about a text by itself. */
  static <V, C> int readAt(
      AnchorCells<V> cells, String text, Reading<? super V, C> reading, long asked, C context) {
    return Math.min(
        Reading.readIfPresent(cells.exact(), text, reading, asked, context),
        Reading.readIfPresent(cells.deep(), text, reading, asked, context));
  }

  /**
   * Reads what is about a text with some or any segments more, of which the first is at a place.
   */
  static <V, C> int readAbove(
      AnchorCells<V> cells,
      String text,
      int rest,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    int first = Reading.readIfPresent(cells.deep(), text, reading, asked, context);
    return cells.rare() == null || rest > text.length()
        ? first
        : Math.min(first, readRare(cells.rare(), text, rest, reading, asked, context));
  }

  private static <V, C> int readRare(
      AnchorCells.Rare<V> cells,
      String text,
      int rest,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    int first =
        isEmptyAt(text, rest)
            ? RuleOrder.NONE
            : Reading.readIfPresent(cells.below(), text, reading, asked, context);
    if (cells.ends() != null) {
      int last = Math.max(rest, text.lastIndexOf(SEPARATOR) + 1);
      int place = cells.ends().read(text, last, text.length(), reading, asked, context);
      first = Math.min(first, place);
    }
    return first;
  }

  /** Reads what is about a text with exactly one segment more, if one is left from a place on. */
  static <V, C> int readIfParent(
      AnchorCells<V> cells,
      String text,
      int rest,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    GlobIndex<V> children = cells.rare() == null ? null : cells.rare().children();
    boolean asksForChild = cells.child() != null || children != null;
    if (!asksForChild || isEmptyAt(text, rest) || text.indexOf(SEPARATOR, rest) >= 0) {
      return RuleOrder.NONE;
    }
    int first = Reading.readIfPresent(cells.child(), text, reading, asked, context);
    return children == null
        ? first
        : Math.min(first, children.read(text, rest, text.length(), reading, asked, context));
  }

  private static boolean isEmptyAt(String text, int start) {
    return start == text.length() || text.charAt(start) == SEPARATOR;
  }
}
