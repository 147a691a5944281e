package dev.edict.eval.table;

import dev.edict.eval.table.GlobStretch.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides under which literal stretch each glob of an index is filed. */
final class GlobFiling<V> {
  // So few are compared sooner than their stretches are looked up.
  private static final int FEW = 2;

  private final Map<GlobStretch, List<GlobValue<V>>> filed = new LinkedHashMap<>();
  private final List<GlobValue<V>> unfiled = new ArrayList<>();

  private GlobFiling() {}

  static <V> GlobFiling<V> of(List<GlobValue<V>> globs) {
    Map<GlobStretch, Integer> counts = new HashMap<>();
    for (GlobValue<V> entry : globs) {
      GlobStretch.of(entry.glob()).forEach(stretch -> counts.merge(stretch, 1, Integer::sum));
    }
    // The rarest stretch first; among equals the longest, then one that needs few probes.
    Comparator<GlobStretch> best =
        Comparator.<GlobStretch>comparingInt(counts::get)
            .thenComparing(stretch -> -stretch.text().length())
            .thenComparing(GlobStretch::place);
    GlobFiling<V> filing = new GlobFiling<>();
    if (globs.size() <= FEW) {
      filing.unfiled.addAll(globs);
      return filing;
    }
    for (GlobValue<V> entry : globs) {
      Optional<GlobStretch> key = GlobStretch.of(entry.glob()).stream().min(best);
      key.map(stretch -> filing.filed.computeIfAbsent(stretch, k -> new ArrayList<>()))
          .orElse(filing.unfiled)
          .add(entry);
    }
    return filing;
  }

  /** Returns the globs filed under stretches at {@code place}, by the text of the stretch. */
  Map<String, List<GlobValue<V>>> filed(Place place) {
    Map<String, List<GlobValue<V>>> byText = new LinkedHashMap<>();
    filed.forEach(
        (stretch, globs) -> {
          if (stretch.place() == place) {
            byText.put(stretch.text(), List.copyOf(globs));
          }
        });
    return byText;
  }

  /** Returns the globs that are compared with every name: few, or without any literal text. */
  List<GlobValue<V>> unfiled() {
    return List.copyOf(unfiled);
  }
}
