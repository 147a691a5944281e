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
 * @param deep about what lies any number of segments further; whether none counts is for the table
 *     to say
 * @param rare what few sequences have besides
 */
record AnchorCells<V>(
    @Nullable V exact, @Nullable V child, @Nullable V deep, @Nullable Rare<V> rare) {

  /**
   * Cells that depend on the segments further.
   *
   * @param children about what lies exactly one segment further, by that segment
   * @param below about what lies one segment, not empty, or more further
   * @param ends about what lies one segment or more further, by the last segment
   */
  record Rare<V>(@Nullable GlobIndex<V> children, @Nullable V below, @Nullable GlobIndex<V> ends) {}

  /** Returns with how many globs one segment may have to be compared. */
  int mostCompared() {
    return rare == null ? 0 : mostCompared(rare.children()) + mostCompared(rare.ends());
  }

  private static <V> int mostCompared(@Nullable GlobIndex<V> globs) {
    return globs == null ? 0 : globs.mostCompared();
  }

  /** Collects the cells of one sequence; no cell is given twice, since patterns are distinct. */
  static final class Builder<V> {
    private @Nullable V exact;
    private @Nullable V child;
    private @Nullable V deep;
    private @Nullable V below;
    private @Nullable Map<Glob, V> children;
    private @Nullable Map<Glob, V> ends;

    void exact(V value) {
      exact = value;
    }

    void child(V value) {
      child = value;
    }

    void child(Glob glob, V value) {
      children = with(children, glob, value);
    }

    void deep(V value) {
      deep = value;
    }

    void below(V value) {
      below = value;
    }

    void end(Glob glob, V value) {
      ends = with(ends, glob, value);
    }

    private static <V> Map<Glob, V> with(@Nullable Map<Glob, V> globs, Glob glob, V value) {
      Map<Glob, V> more = globs == null ? new LinkedHashMap<>() : globs;
      more.put(glob, value);
      return more;
    }

    AnchorCells<V> build() {
      boolean common = children == null && below == null && ends == null;
      Rare<V> rare = common ? null : new Rare<>(index(children), below, index(ends));
      return new AnchorCells<>(exact, child, deep, rare);
    }

    private static <V> @Nullable GlobIndex<V> index(@Nullable Map<Glob, V> globs) {
      return globs == null ? null : GlobIndex.of(globs);
    }
  }
}
