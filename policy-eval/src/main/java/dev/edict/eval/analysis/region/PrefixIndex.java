package dev.edict.eval.analysis.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Items by texts, sorted. Finds those whose text continues a given one or is continued by it, at a
 * cost that grows with what is found.
 *
 * @param <E> the type of the items
 */
final class PrefixIndex<E> {
  private final List<Keyed<E>> items = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  // For each key where its items start, and which key is the longest that it continues, or -1.
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  private record Keyed<E>(String key, E item) {}

  void add(String key, E item) {
    items.add(new Keyed<>(key, item));
  }

  /** Sorts what was added; nothing is found before. */
  void seal() {
    items.sort(Comparator.comparing(Keyed::key));
    for (int i = 0; i < items.size(); i++) {
      String key = items.get(i).key();
      if (keys.isEmpty() || !keys.get(keys.size() - 1).equals(key)) {
        parents.add(continued(key, keys.size() - 1));
        keys.add(key);
        starts.add(i);
      }
    }
    starts.add(items.size());
  }

  /** Returns the number of the longest key that {@code key} continues, from {@code last} on. */
  private int continued(String key, int last) {
    int at = last;
    while (at >= 0 && !key.startsWith(keys.get(at))) {
      at = parents.get(at);
    }
    return at;
  }

  /** Visits items until one is accepted, and returns whether one was. */
  boolean visit(String key, Predicate<E> visitor) {
    int first = firstNotBelow(key);
    int end = first;
    while (end < keys.size() && keys.get(end).startsWith(key)) {
      end++;
    }
    if (visit(first, end, visitor)) {
      return true;
    }
    // INVARIANT: every key that `key` continues lies before it, and is continued by the last of
    // those before it.
    for (int at = continued(key, first - 1); at >= 0; at = parents.get(at)) {
      if (visit(at, at + 1, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean visit(int firstKey, int endKey, Predicate<E> visitor) {
    for (int i = starts.get(firstKey); i < starts.get(endKey); i++) {
      if (visitor.test(items.get(i).item())) {
        return true;
      }
    }
    return false;
  }

  private int firstNotBelow(String key) {
    int low = 0;
    int high = keys.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys.get(middle).compareTo(key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
