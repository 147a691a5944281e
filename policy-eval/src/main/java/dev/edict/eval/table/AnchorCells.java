package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a sequence of literal segments. Segments further are counted in the direction
 * in which the table reads.
 *
 * @param exact about itself
 * @param child about what lies exactly one segment further
 * @param children about what lies exactly one segment further, by that segment
 * @param deep about what lies any number of segments further; whether none counts is for the table
 *     to say
 * @param below about what lies one segment, not empty, or more further
 * @param ends about what lies one segment or more further, by the last segment
 */
record AnchorCells<V>(
    @Nullable V exact,
    @Nullable V child,
    @Nullable GlobIndex<V> children,
    @Nullable V deep,
    @Nullable V below,
    @Nullable GlobIndex<V> ends) {

  /** Collects the cells of one sequence; no cell is given twice, since patterns are distinct. */
  static final class Builder<V> {
    private @Nullable V exact;
    private @Nullable V child;
    private @Nullable V deep;
    private @Nullable V below;
    private final Map<Glob, V> children = new LinkedHashMap<>();
    private final Map<Glob, V> ends = new LinkedHashMap<>();

    void exact(V value) {
      exact = value;
    }

    void child(V value) {
      child = value;
    }

    void child(Glob glob, V value) {
      children.put(glob, value);
    }

    void deep(V value) {
      deep = value;
    }

    void below(V value) {
      below = value;
    }

    void end(Glob glob, V value) {
      ends.put(glob, value);
    }

    AnchorCells<V> build() {
      return new AnchorCells<>(exact, child, index(children), deep, below, index(ends));
    }

    private static <V> @Nullable GlobIndex<V> index(Map<Glob, V> globs) {
      return globs.isEmpty() ? null : GlobIndex.of(globs);
    }
  }
}
