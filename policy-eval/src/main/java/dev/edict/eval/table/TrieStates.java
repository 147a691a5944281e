package dev.edict.eval.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** The states that one reading of a text can be in; made for one search. */
final class TrieStates<V> {
  private static final int FEW = 16;

  private final Consumer<? super V> sink;
  private List<TrieNode<V>> current = new ArrayList<>(4);
  private List<TrieNode<V>> next = new ArrayList<>(4);
  private final BitSet seen = new BitSet();

  /**
   * Makes an empty set of states.
   *
   * @param sink is told of patterns that match whatever follows
   */
  TrieStates(Consumer<? super V> sink) {
    this.sink = sink;
  }

  int count() {
    return current.size();
  }

  TrieNode<V> get(int index) {
    return current.get(index);
  }

  /** Adds a state, and the one after a run that may be empty. */
  void add(TrieNode<V> node) {
    addTo(current, node);
  }

  private void addTo(List<TrieNode<V>> states, TrieNode<V> node) {
    addOne(states, node);
    TrieNode<V> run = node.run();
    if (run != null) {
      addOne(states, run);
    }
  }

  private void addOne(List<TrieNode<V>> states, TrieNode<V> node) {
    if (node.isLastRun()) {
      node.reportEnd(sink);
    } else if (!contains(states, node)) {
      states.add(node);
      seen.set(node.id());
    }
  }

  private boolean contains(List<TrieNode<V>> states, TrieNode<V> node) {
    return states.size() <= FEW ? states.contains(node) : seen.get(node.id());
  }

  /** Reads one segment. */
  void step(String text, int start, int end) {
    seen.clear();
    next.clear();
    for (int i = 0; i < current.size(); i++) {
      TrieNode<V> node = current.get(i);
      if (node.isRun()) {
        addOne(next, node);
      }
      node.findChildren(text, start, end, child -> addTo(next, child));
    }
    List<TrieNode<V>> done = current;
    current = next;
    next = done;
  }
}
