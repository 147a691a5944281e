package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.eval.table.GlobStretch.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Globs over one name. Names without wildcards are found by one hash probe. Every other glob is
 * filed under one of its literal stretches, at the start, at the end or inside: the one that fewest
 * globs share. So a name is compared with the globs that share such a stretch with it, not with
 * all.
 *
 * <p>Time: one probe for each distinct length of the stretches at the start and at the end, and one
 * for each position and length of those inside, then the comparison of what is found.
 */
final class GlobIndex<V> {
  private static final GlobIndex<?> EMPTY = new GlobIndex<>(Map.of(), null, List.of());

  private final TextTable<V> names;
  private final @Nullable V any;
  private final @Nullable FiledGlobs<V> globs;

  private GlobIndex(Map<String, V> names, @Nullable V any, List<GlobValue<V>> globs) {
    this.names = names.isEmpty() ? TextTable.empty() : TextTable.forward(names);
    this.any = any;
    this.globs = globs.isEmpty() ? null : new FiledGlobs<>(GlobFiling.of(globs));
  }

  @SuppressWarnings("unchecked") // the empty index gives no values
  static <V> GlobIndex<V> of(Map<Glob, ? extends V> globs) {
    if (globs.isEmpty()) {
      return (GlobIndex<V>) EMPTY;
    }
    Map<String, V> names = new LinkedHashMap<>();
    List<GlobValue<V>> wild = new ArrayList<>();
    V any = null;
    for (Map.Entry<Glob, ? extends V> entry : globs.entrySet()) {
      Glob glob = entry.getKey();
      if (glob.isLiteral()) {
        names.put(glob.text(), entry.getValue());
      } else if (glob.isAny()) {
        any = entry.getValue();
      } else {
        wild.add(new GlobValue<>(glob, entry.getValue()));
      }
    }
    return new GlobIndex<>(names, any, wild);
  }

  /** Returns with how many globs, names and a lone star apart, one name may have to be compared. */
  int mostCompared() {
    return globs == null ? 0 : globs.mostCompared();
  }

  /** Returns with how many globs several names of one text may have to be compared. */
  int mostComparedInAll(int names) {
    return globs == null ? 0 : globs.mostCompared() + (names - 1) * globs.mostSharing();
  }

  /** Reads the values of all globs that match a part of {@code text}. */
  <C> int read(
      String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
    V named = names.get(text, from, to);
    int first = readNamed(named, text, from, to, reading, asked, context);
    return globs == null
        ? first
        : Math.min(first, globs.read(text, from, to, reading, asked, context));
  }

  /** Does the same as the other method where the hash of the part is known. */
  <C> int read(
      long hash,
      String text,
      int from,
      int to,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    V named = names.get(hash, text, from, to);
    int first = readNamed(named, text, from, to, reading, asked, context);
    return globs == null
        ? first
        : Math.min(first, globs.read(text, from, to, reading, asked, context));
  }

  private <C> int readNamed(
      @Nullable V named,
      String text,
      int from,
      int to,
      Reading<? super V, C> reading,
      long asked,
      C context) {
    int first = Reading.readIfPresent(named, text, reading, asked, context);
    // No wildcard matches an empty name.
    return any == null || from == to
        ? first
        : Math.min(first, reading.read(any, text, asked, context));
  }

  /** Reports the values of all globs that match a part of {@code text}. */
  void find(String text, int from, int to, Consumer<? super V> sink) {
    read(text, from, to, Reading.<V>reporting(), 0, sink);
  }

  /** The globs with wildcards and a literal text, or of some length. */
  private static final class FiledGlobs<V> {
    // A name with more stretches that are keys is longer than any that people work with.
    private static final int MOST_INSIDE = 128;

    private final StretchTable<V> starts;
    private final StretchTable<V> ends;
    private final StretchTable<V> insides;
    private final List<GlobValue<V>> shapes;

    FiledGlobs(GlobFiling<V> filing) {
      this.starts = table(filing, Place.START, StretchTable.MOST_LENGTHS);
      this.ends = table(filing, Place.END, StretchTable.MOST_LENGTHS);
      this.insides = table(filing, Place.INSIDE, MOST_INSIDE);
      this.shapes = filing.unfiled();
    }

    private static <V> StretchTable<V> table(GlobFiling<V> filing, Place place, int most) {
      Map<String, List<GlobValue<V>>> filed = filing.filed(place);
      return filed.isEmpty()
          ? StretchTable.empty()
          : new StretchTable<>(filed, place == Place.END, most);
    }

    int mostCompared() {
      return starts.mostCompared() + ends.mostCompared() + insides.mostCompared() + shapes.size();
    }

    /** Returns how many globs share a stretch beyond the first of them, at most. */
    int mostSharing() {
      int beforeOrBehind = Math.max(starts.mostSharing(), ends.mostSharing());
      int largest = Math.max(beforeOrBehind, insides.mostSharing());
      return Math.max(0, largest - 1) + shapes.size();
    }

    <C> int read(
        String text, int from, int to, Reading<? super V, C> reading, long asked, C context) {
      int first = starts.readAtStart(text, from, to, reading, asked, context);
      first = Math.min(first, ends.readAtEnd(text, from, to, reading, asked, context));
      first = Math.min(first, insides.readInside(text, from, to, reading, asked, context));
      for (int i = 0; i < shapes.size(); i++) {
        first = Math.min(first, shapes.get(i).read(text, from, to, reading, asked, context));
      }
      return first;
    }
  }
}
