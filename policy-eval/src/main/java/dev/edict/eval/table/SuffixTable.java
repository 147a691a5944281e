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
    AnchorCells<V> parent = null;
    int below = 0;
    long hash = TextHash.EMPTY;
    int end = name.length();
    int nearest = Math.max(0, end - suffixes.longest() - 1);
    for (int i = end - 1; i >= nearest; i--) {
      int c = TextHash.lower(name.charAt(i));
      if (c == SEPARATOR) {
        parent = suffixes.getInLowerCase(hash, name, i + 1, end);
        below = i;
        if (parent != null) {
          V deep = parent.deep();
          first = Math.min(first, Reading.readIfPresent(deep, name, reading, asked, context));
        }
      }
      hash += TextHash.term(end - 1 - i, c);
    }
    if (end <= suffixes.longest()) {
      AnchorCells<V> own = suffixes.getInLowerCase(hash, name, 0, end);
      V exact = own == null ? null : own.exact();
      first = Math.min(first, Reading.readIfPresent(exact, name, reading, asked, context));
    }
    return parent == null
        ? first
        : Math.min(first, readIfParent(parent, name, below, reading, asked, context));
  }

  /** Reads what is about names with one label more, if one label ends at a place. */
  private static <V, C> int readIfParent(
      AnchorCells<V> cells,
      String name,
      int end,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    GlobIndex<V> children = cells.rare() == null ? null : cells.rare().children();
    boolean asksForChild = cells.child() != null || children != null;
    if (!asksForChild || name.lastIndexOf(SEPARATOR, end - 1) >= 0) {
      return RuleOrder.NONE;
    }
    int first = Reading.readIfPresent(cells.child(), name, reading, asked, context);
    return children == null
        ? first
        : Math.min(first, children.read(name, 0, end, reading, asked, context));
  }
}
