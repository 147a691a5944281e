package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Patterns over names that end in literal labels: the name itself, one label below it ({@code
 * *.b.c}, {@code api*.b.c}) or one and more below it ({@code **.b.c}). One hash probe for each
 * label of the name, as far as patterns reach.
 */
final class SuffixTable<V> {
  private static final char SEPARATOR = '.';

  private final TextTable<AnchorCells<V>> suffixes;
  private final boolean literal;
  private final int mostCompared;

  /** Makes a table of the cells of names. */
  SuffixTable(Map<String, AnchorCells.Builder<V>> suffixes) {
    Map<String, AnchorCells<V>> built = new LinkedHashMap<>();
    suffixes.forEach((suffix, cells) -> built.put(suffix, cells.build()));
    this.suffixes = TextTable.backward(built);
    this.literal = built.values().stream().allMatch(cells -> cells.rare() == null);
    // The leftmost label stands under one suffix only.
    this.mostCompared = built.values().stream().mapToInt(AnchorCells::mostCompared).max().orElse(0);
  }

  /** Returns whether the case of ASCII letters in a name makes no difference. */
  boolean ignoresCase() {
    return literal;
  }

  /** Returns with how many globs one name may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }

  /** Reads the values of all patterns that match {@code name}. */
  <C> int read(String name, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    long hash = TextHash.EMPTY;
    int end = name.length();
    int farthest = Math.max(0, end - suffixes.longest());
    for (int i = end - 1; i >= farthest; i--) {
      hash += TextHash.term(end - 1 - i, TextHash.lower(name.charAt(i)));
      if (i == 0 || name.charAt(i - 1) == SEPARATOR) {
        AnchorCells<V> cells = suffixes.getInLowerCase(hash, name, i, end);
        if (cells != null) {
          first = Math.min(first, read(cells, name, i, reading, asked, context));
        }
      }
    }
    return first;
  }

  private static <V, C> int read(
      AnchorCells<V> cells,
      String name,
      int start,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    if (start == 0) {
      return Reading.readIfPresent(cells.exact(), name, reading, asked, context);
    }
    int first = Reading.readIfPresent(cells.deep(), name, reading, asked, context);
    boolean asksForChild = cells.child() != null || cells.rare() != null;
    if (asksForChild && name.lastIndexOf(SEPARATOR, start - 2) < 0) {
      first = Math.min(first, Reading.readIfPresent(cells.child(), name, reading, asked, context));
      if (cells.rare() != null && cells.rare().children() != null) {
        first =
            Math.min(
                first, cells.rare().children().read(name, 0, start - 1, reading, asked, context));
      }
    }
    return first;
  }
}
