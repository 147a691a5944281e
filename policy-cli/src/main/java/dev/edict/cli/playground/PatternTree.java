package dev.edict.cli.playground;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Orders patterns so that each stands after the narrowest of those that cover it.
 *
 * @param <P> the patterns
 */
final class PatternTree<P> {
  private final List<P> patterns;
  private final BiPredicate<P, P> covers;

  /**
   * A pattern in its place.
   *
   * @param pattern the pattern
   * @param depth how many patterns stand above it
   */
  record Placed<P>(P pattern, int depth) {}

  /**
   * Makes a tree.
   *
   * @param patterns those to order; of several with the same text the first counts
   * @param text how a pattern is written
   * @param covers whether all of the second is in the first
   */
  PatternTree(Collection<P> patterns, Function<P, String> text, BiPredicate<P, P> covers) {
    Map<String, P> distinct = new LinkedHashMap<>();
    patterns.forEach(pattern -> distinct.putIfAbsent(text.apply(pattern), pattern));
    this.patterns = List.copyOf(distinct.values());
    this.covers = covers;
  }

  /** Returns the distinct patterns in the order they were given. */
  List<P> patterns() {
    return patterns;
  }

  /** Returns the patterns, otherwise in the order they were given. */
  List<Placed<P>> placed() {
    Map<Integer, List<Integer>> children = new LinkedHashMap<>();
    for (int i = 0; i < patterns.size(); i++) {
      children.computeIfAbsent(parent(i), none -> new ArrayList<>()).add(i);
    }
    List<Placed<P>> placed = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    push(open, children.getOrDefault(-1, List.of()), 0);
    while (!open.isEmpty()) {
      int[] next = open.pop();
      placed.add(new Placed<>(patterns.get(next[0]), next[1]));
      push(open, children.getOrDefault(next[0], List.of()), next[1] + 1);
    }
    return placed;
  }

  private static void push(Deque<int[]> open, List<Integer> children, int depth) {
    for (int i = children.size() - 1; i >= 0; i--) {
      open.push(new int[] {children.get(i), depth});
    }
  }

  private int parent(int child) {
    int parent = -1;
    for (int i = 0; i < patterns.size(); i++) {
      if (isAbove(i, child) && (parent < 0 || isAbove(parent, i))) {
        parent = i;
      }
    }
    return parent;
  }

  /** Of two patterns that cover each other the earlier is above, so that there is no circle. */
  private boolean isAbove(int upper, int lower) {
    return upper != lower
        && covers.test(patterns.get(upper), patterns.get(lower))
        && (upper < lower || !covers.test(patterns.get(lower), patterns.get(upper)));
  }
}
