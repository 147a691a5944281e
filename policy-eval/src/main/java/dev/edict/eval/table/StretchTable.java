package dev.edict.eval.table;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Globs by a literal stretch of theirs, for stretches of one place. */
final class StretchTable<V> {
  private final @Nullable TextTable<Shelf<V>> shelves;
  private final BitSet lengths = new BitSet();
  private final int longest;

  StretchTable(Map<String, List<GlobValue<V>>> byStretch, boolean backward) {
    byStretch.keySet().forEach(stretch -> lengths.set(stretch.length()));
    this.longest = lengths.length() - 1;
    Map<String, Shelf<V>> byText = new LinkedHashMap<>();
    byStretch.forEach((stretch, globs) -> byText.put(stretch, new Shelf<>(stretch, globs)));
    if (byText.isEmpty()) {
      this.shelves = null;
    } else {
      this.shelves = backward ? TextTable.backward(byText) : TextTable.forward(byText);
    }
  }

  /** Reports the matching globs whose stretch the name starts with. */
  void findAtStart(String text, int from, int to, Consumer<? super V> sink) {
    if (shelves != null) {
      long hash = TextHash.EMPTY;
      int limit = Math.min(to - from, longest);
      for (int length = 1; length <= limit; length++) {
        hash = TextHash.with(hash, text.charAt(from + length - 1));
        Shelf<V> shelf = lengths.get(length) ? shelves.get(hash, text, from, from + length) : null;
        if (shelf != null) {
          shelf.report(text, from, to, sink);
        }
      }
    }
  }

  /** Reports the matching globs whose stretch the name ends with. */
  void findAtEnd(String text, int from, int to, Consumer<? super V> sink) {
    if (shelves != null) {
      long hash = TextHash.EMPTY;
      int limit = Math.min(to - from, longest);
      for (int length = 1; length <= limit; length++) {
        hash = TextHash.with(hash, text.charAt(to - length));
        Shelf<V> shelf = lengths.get(length) ? shelves.get(hash, text, to - length, to) : null;
        if (shelf != null) {
          shelf.report(text, from, to, sink);
        }
      }
    }
  }

  /** Reports the matching globs whose stretch stands anywhere in the name. */
  void findInside(String text, int from, int to, Consumer<? super V> sink) {
    if (shelves != null) {
      for (int start = from; start < to; start++) {
        findInside(shelves, text, start, from, to, sink);
      }
    }
  }

  private void findInside(
      TextTable<Shelf<V>> table,
      String text,
      int start,
      int from,
      int to,
      Consumer<? super V> sink) {
    long hash = TextHash.EMPTY;
    int limit = Math.min(to - start, longest);
    for (int length = 1; length <= limit; length++) {
      hash = TextHash.with(hash, text.charAt(start + length - 1));
      Shelf<V> shelf = lengths.get(length) ? table.get(hash, text, start, start + length) : null;
      // Once is enough, however often the stretch occurs.
      if (shelf != null && text.indexOf(shelf.stretch(), from) == start) {
        shelf.report(text, from, to, sink);
      }
    }
  }

  /** The globs filed under one stretch. */
  private record Shelf<V>(String stretch, List<GlobValue<V>> globs) {
    void report(String text, int from, int to, Consumer<? super V> sink) {
      for (int i = 0; i < globs.size(); i++) {
        globs.get(i).report(text, from, to, sink);
      }
    }
  }
}
