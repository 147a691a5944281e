package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A state of a {@link SegmentTrie}; equal to itself alone. */
final class TrieNode<V> {
  private final int id;
  private final boolean isRun;
  private final @Nullable V value;
  private final GlobIndex<TrieNode<V>> children;
  private final @Nullable TrieNode<V> run;
  private final List<TrieNode<V>> successors;

  /**
   * Makes a state.
   *
   * @param id different for each state, from 0
   * @param isRun whether any segment may be read without leaving the state
   * @param value what ends here, if anything does
   * @param children the states after one more segment
   * @param run the state after any number of segments, none included
   */
  TrieNode(
      int id,
      boolean isRun,
      @Nullable V value,
      Map<Glob, TrieNode<V>> children,
      @Nullable TrieNode<V> run) {
    this.id = id;
    this.isRun = isRun;
    this.value = value;
    this.children = GlobIndex.of(children);
    this.run = run;
    List<TrieNode<V>> following = new ArrayList<>(children.values());
    if (run != null) {
      following.add(run);
    }
    this.successors = List.copyOf(following);
  }

  int id() {
    return id;
  }

  boolean isRun() {
    return isRun;
  }

  @Nullable TrieNode<V> run() {
    return run;
  }

  /** Reports the states after reading one segment. */
  void findChildren(String text, int start, int end, Consumer<TrieNode<V>> sink) {
    children.find(text, start, end, sink);
  }

  /** Returns whether whatever follows ends here and nowhere else. */
  boolean isLastRun() {
    return isRun && successors.isEmpty();
  }

  /** Reports what ends here. */
  void reportEnd(Consumer<? super V> sink) {
    if (value != null) {
      sink.accept(value);
    }
  }

  /** Reports what ends here or in a state that follows. */
  void reportAll(Consumer<? super V> sink) {
    Deque<TrieNode<V>> pending = new ArrayDeque<>();
    pending.add(this);
    while (!pending.isEmpty()) {
      TrieNode<V> node = pending.remove();
      node.reportEnd(sink);
      pending.addAll(node.successors);
    }
  }
}
