package dev.edict.eval.table;

import dev.edict.dsl.match.GlobSequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Patterns over the segments of a text. Those of the shapes that {@link PrefixTable} knows are in a
 * flat table, all others in one that compares them; one walk serves both.
 */
final class SegmentIndex<V> {
  private static final char SEPARATOR = '/';
  // With more, looking through those before takes longer than a table of them, which is allocated.
  private static final int FEW_SEGMENTS = 32;

  private final PrefixTable<V> anchored;
  private final @Nullable ResidualIndex<V> others;

  private SegmentIndex(Sorting<V> sorting, char separator, boolean rooted) {
    this.anchored = new PrefixTable<>(sorting.top, sorting.anchors);
    this.others =
        sorting.others.isEmpty() ? null : ResidualIndex.of(sorting.others, separator, rooted);
  }

  /** Returns an index of patterns over paths with what is known about the paths that match each. */
  static <V> SegmentIndex<V> of(Map<GlobSequence, V> patterns) {
    Sorting<V> sorting = new Sorting<>();
    patterns.forEach(sorting::add);
    return new SegmentIndex<>(sorting, SEPARATOR, true);
  }

  /**
   * Returns an index that takes patterns for ones that have to be compared, whatever their shape.
   *
   * @param rooted whether texts share their start and differ in their end, as paths do
   */
  static <V> SegmentIndex<V> ofAnyShape(
      Map<GlobSequence, V> patterns, char separator, boolean rooted) {
    Sorting<V> sorting = new Sorting<>();
    sorting.others.putAll(patterns);
    return new SegmentIndex<>(sorting, separator, rooted);
  }

  /**
   * Reads the values of all patterns that match the segments of {@code text} from {@code from};
   * beyond the text there are none.
   */
  <C> int read(String text, int from, Readings<V, C> readings, long asked, C context) {
    if (others == null) {
      return anchored.read(text, from, readings.one(), asked, context);
    }
    int unfiled = others.readUnfiled(text, readings, Asked.startingAt(asked, from), context);
    int filed =
        from > text.length()
            ? anchored.read(text, from, readings.one(), asked, context)
            : readBoth(others, text, from, readings, asked, context);
    return Math.min(unfiled, filed);
  }

  private <C> int readBoth(
      ResidualIndex<V> residual,
      String text,
      int from,
      Readings<V, C> readings,
      long asked,
      C context) {
    Reading<V, C> one = readings.one();
    long started = Asked.startingAt(asked, from);
    char separator = residual.separator();
    int first = PrefixTable.readAbove(anchored.top(), text, from, one, asked, context);
    AnchorCells<V> parent = anchored.top();
    int rest = from;
    long marks = 0;
    int count = 0;
    SegmentsMet met = null;
    long hash = TextHash.EMPTY;
    int start = from;
    while (start <= text.length()) {
      int end = start;
      long own = TextHash.EMPTY;
      while (end < text.length() && text.charAt(end) != separator) {
        char c = text.charAt(end);
        own += TextHash.term(end - start, c);
        hash += TextHash.term(end++ - from, c);
      }
      AnchorCells<V> cells = anchored.at(hash, text, from, end);
      if (end < text.length()) {
        parent = cells;
        rest = end + 1;
      }
      if (cells != null) {
        int place =
            end < text.length()
                ? PrefixTable.readAbove(cells, text, rest, one, asked, context)
                : PrefixTable.readAt(cells, text, one, asked, context);
        first = Math.min(first, place);
      }
      int begun = residual.readStart(hash, text, from, end, readings, started, context);
      first = Math.min(first, begun);
      if (count++ == FEW_SEGMENTS) {
        met = SegmentsMet.of(text, from, start, separator);
      }
      long mark = 1L << (own >>> 58);
      // Once is enough for segments that are the same.
      boolean fresh =
          met != null
              ? met.add(own, start, end)
              : (marks & mark) == 0 || SegmentsMet.isNew(text, from, start, end, separator);
      if (fresh) {
        int place = residual.readSegment(own, text, start, end, readings, started, context);
        first = Math.min(first, place);
      }
      marks |= mark;
      if (end == text.length()) {
        int place = residual.readLast(own, text, start, end, readings, started, context);
        first = Math.min(first, place);
      }
      hash += TextHash.term(end - from, separator);
      start = end + 1;
    }
    return parent == null
        ? first
        : Math.min(first, PrefixTable.readIfParent(parent, text, rest, one, asked, context));
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
