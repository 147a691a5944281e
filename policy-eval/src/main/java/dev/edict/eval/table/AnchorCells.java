package dev.edict.eval.table;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a sequence of literal segments.
 *
 * @param exact about itself
 * @param child about what lies exactly one segment further
 * @param deep about what lies any number of segments further; whether none counts is for the table
 *     to say
 */
record AnchorCells<V>(@Nullable V exact, @Nullable V child, @Nullable V deep) {

  static <V> AnchorCells<V> ofExact(V value) {
    return new AnchorCells<>(value, null, null);
  }

  static <V> AnchorCells<V> ofChild(V value) {
    return new AnchorCells<>(null, value, null);
  }

  static <V> AnchorCells<V> ofDeep(V value) {
    return new AnchorCells<>(null, null, value);
  }

  /** Returns the cells of both; no cell is in both, since patterns are distinct. */
  AnchorCells<V> and(AnchorCells<V> other) {
    return new AnchorCells<>(
        exact == null ? other.exact : exact,
        child == null ? other.child : child,
        deep == null ? other.deep : deep);
  }
}
