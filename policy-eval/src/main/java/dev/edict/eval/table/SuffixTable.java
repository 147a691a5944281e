package dev.edict.eval.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Patterns over names that end in literal labels: the name itself, one label below it ({@code
 * *.b.c}, {@code api*.b.c}) or one and more below it ({@code **.b.c}). One hash probe for each
 * label of the name, as far as patterns reach.
 */
final class SuffixTable<V> {
  private static final char SEPARATOR = '.';

  private final TextTable<AnchorCells<V>> suffixes;
  private final int longest;

  /** Makes a table of the cells of names. */
  SuffixTable(Map<String, AnchorCells.Builder<V>> suffixes) {
    Map<String, AnchorCells<V>> built = new LinkedHashMap<>();
    suffixes.forEach((suffix, cells) -> built.put(suffix, cells.build()));
    this.suffixes = TextTable.backward(built);
    this.longest = suffixes.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /** Reports the values of all patterns that match {@code name}. */
  void find(String name, Consumer<? super V> sink) {
    long hash = TextHash.EMPTY;
    int end = name.length();
    for (int i = end - 1; i >= Math.max(0, end - longest); i--) {
      hash = TextHash.with(hash, name.charAt(i));
      if (i == 0 || name.charAt(i - 1) == SEPARATOR) {
        AnchorCells<V> cells = suffixes.get(hash, name, i, end);
        if (cells != null) {
          report(cells, name, i, sink);
        }
      }
    }
  }

  private static <V> void report(
      AnchorCells<V> cells, String name, int start, Consumer<? super V> sink) {
    if (start == 0) {
      if (cells.exact() != null) {
        sink.accept(cells.exact());
      }
      return;
    }
    if (cells.deep() != null) {
      sink.accept(cells.deep());
    }
    boolean asksForChild = cells.child() != null || cells.children() != null;
    if (asksForChild && name.lastIndexOf(SEPARATOR, start - 2) < 0) {
      reportChild(cells, name, start - 1, sink);
    }
  }

  private static <V> void reportChild(
      AnchorCells<V> cells, String name, int end, Consumer<? super V> sink) {
    if (cells.child() != null) {
      sink.accept(cells.child());
    }
    if (cells.children() != null) {
      cells.children().find(name, 0, end, sink);
    }
  }
}
