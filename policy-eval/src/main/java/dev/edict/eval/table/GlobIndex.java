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
    this.names = TextTable.forward(names);
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

  /** Returns whether no glob has wildcards. */
  boolean isLiteral() {
    return any == null && globs == null;
  }

  /** Returns the value of the glob without wildcards that matches a part of {@code text}. */
  @Nullable V named(String text, int from, int to) {
    return names.get(text, from, to);
  }

  /** Reports the values of all globs that match a part of {@code text}. */
  void find(String text, int from, int to, Consumer<? super V> sink) {
    V named = names.get(text, from, to);
    if (named != null) {
      sink.accept(named);
    }
    if (from == to) {
      return; // no wildcard matches an empty name
    }
    if (any != null) {
      sink.accept(any);
    }
    if (globs != null) {
      globs.find(text, from, to, sink);
    }
  }

  /** The globs with wildcards and a literal text, or of some length. */
  private static final class FiledGlobs<V> {
    private final StretchTable<V> starts;
    private final StretchTable<V> ends;
    private final StretchTable<V> insides;
    private final List<GlobValue<V>> shapes;

    FiledGlobs(GlobFiling<V> filing) {
      this.starts = new StretchTable<>(filing.filed(Place.START), false);
      this.ends = new StretchTable<>(filing.filed(Place.END), true);
      this.insides = new StretchTable<>(filing.filed(Place.INSIDE), false);
      this.shapes = filing.unfiled();
    }

    void find(String text, int from, int to, Consumer<? super V> sink) {
      starts.findAtStart(text, from, to, sink);
      ends.findAtEnd(text, from, to, sink);
      insides.findInside(text, from, to, sink);
      for (int i = 0; i < shapes.size(); i++) {
        shapes.get(i).report(text, from, to, sink);
      }
    }
  }
}
