package dev.edict.eval.table;

import dev.edict.eval.combine.RuleOrder;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Globs by a literal stretch of theirs, for stretches of one place. */
final class StretchTable<V> {
  /** How many lengths stretches can have. */
  static final int MOST_LENGTHS = 32;

  private static final StretchTable<?> EMPTY = new StretchTable<>(Map.of(), false, 0);

  private final @Nullable TextTable<Shelf<V>> shelves;
  private final int mostSharing;
  private final int mostCompared;
  // One bit for each length, the lowest for no length at all.
  private final long lengths;

  /**
   * Makes a table.
   *
   * @param backward whether stretches are read from right to left
   * @param mostStretches how many of the stretches one name is taken to have
   */
  StretchTable(Map<String, List<GlobValue<V>>> byStretch, boolean backward, int mostStretches) {
    Map<String, Shelf<V>> byText = new LinkedHashMap<>();
    long met = 0;
    for (Map.Entry<String, List<GlobValue<V>>> entry : byStretch.entrySet()) {
      Shelf<V> shelf = new Shelf<>(byText.size(), entry.getKey(), entry.getValue());
      byText.put(entry.getKey(), shelf);
      met |= 1L << entry.getKey().length();
    }
    this.lengths = met;
    List<Integer> sizes =
        byStretch.values().stream().map(List::size).sorted(Comparator.reverseOrder()).toList();
    this.mostSharing = sizes.isEmpty() ? 0 : sizes.get(0);
    this.mostCompared = sizes.stream().limit(mostStretches).mapToInt(Integer::intValue).sum();
    if (byText.isEmpty()) {
      this.shelves = null;
    } else {
      this.shelves = backward ? TextTable.backward(byText) : TextTable.forward(byText);
    }
  }

  @SuppressWarnings("unchecked") // the empty table gives no values
  static <V> StretchTable<V> empty() {
    return (StretchTable<V>) EMPTY;
  }

  /** Returns how many globs share one stretch, at most. */
  int mostSharing() {
    return mostSharing;
  }

  /** Returns with how many globs one name may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }

  /** Reads the matching globs whose stretch the name starts with. */
  <C> int readAtStart(
      String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    long hash = TextHash.EMPTY;
    long longer = lengths >>> 1;
    for (int i = from; i < to && longer != 0; i++, longer >>>= 1) {
      hash += TextHash.term(i - from, text.charAt(i));
      if ((longer & 1) != 0 && shelves != null) {
        Shelf<V> shelf = shelves.get(hash, text, from, i + 1);
        if (shelf != null) {
          first = Math.min(first, shelf.read(text, from, to, reading, asked, context));
        }
      }
    }
    return first;
  }

  /** Reads the matching globs whose stretch the name ends with. */
  <C> int readAtEnd(
      String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    long hash = TextHash.EMPTY;
    long longer = lengths >>> 1;
    for (int i = to - 1; i >= from && longer != 0; i--, longer >>>= 1) {
      hash += TextHash.term(to - 1 - i, text.charAt(i));
      if ((longer & 1) != 0 && shelves != null) {
        Shelf<V> shelf = shelves.get(hash, text, i, to);
        if (shelf != null) {
          first = Math.min(first, shelf.read(text, from, to, reading, asked, context));
        }
      }
    }
    return first;
  }

  /** Reads the matching globs whose stretch stands anywhere in the name. */
  <C> int readInside(
      String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
    int first = RuleOrder.NONE;
    if (shelves == null) {
      return first;
    }
    long met = 0;
    for (int start = from; start < to; start++) {
      long hash = TextHash.EMPTY;
      long longer = lengths >>> 1;
      for (int i = start; i < to && longer != 0; i++, longer >>>= 1) {
        hash += TextHash.term(i - start, text.charAt(i));
        Shelf<V> shelf = (longer & 1) != 0 ? shelves.get(hash, text, start, i + 1) : null;
        if (shelf != null && (!shelf.mayBeAmong(met) || shelf.isNew(text, from, start))) {
          met |= shelf.mark();
          first = Math.min(first, shelf.read(text, from, to, reading, asked, context));
        }
      }
    }
    return first;
  }

  /**
   * The globs filed under one stretch.
   *
   * @param id different for each shelf of a table, from 0
   */
  private record Shelf<V>(int id, String stretch, List<GlobValue<V>> globs) {
    /** Returns the bit that this shelf shares with others in a set of those met. */
    long mark() {
      return 1L << id;
    }

    boolean mayBeAmong(long met) {
      return (met & mark()) != 0;
    }

    /** Returns whether the stretch stands nowhere before: once is enough. */
    boolean isNew(String text, int from, int start) {
      return text.indexOf(stretch, from) == start;
    }

    <C> int read(
        String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
      int first = RuleOrder.NONE;
      for (int i = 0; i < globs.size(); i++) {
        first = Math.min(first, globs.get(i).read(text, from, to, reading, asked, context));
      }
      return first;
    }
  }
}
