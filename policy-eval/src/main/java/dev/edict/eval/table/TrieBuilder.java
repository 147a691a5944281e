package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects patterns into the nodes of a {@link SegmentTrie}. */
final class TrieBuilder<V> {
  private final List<Node<V>> nodes = new ArrayList<>();
  private final Node<V> root = newNode(false);

  private Node<V> newNode(boolean isRun) {
    Node<V> node = new Node<>(nodes.size(), isRun);
    nodes.add(node);
    return node;
  }

  void add(GlobSequence pattern, V value) {
    Node<V> node = root;
    for (int i = 0; i < pattern.size(); i++) {
      node = follow(node, pattern, i);
    }
    node.value = value;
  }

  private Node<V> follow(Node<V> node, GlobSequence pattern, int part) {
    if (pattern.isRun(part)) {
      if (node.run == null) {
        node.run = newNode(true);
      }
      return node.run;
    }
    return node.children.computeIfAbsent(pattern.glob(part), glob -> newNode(false));
  }

  /** Returns the root of the finished nodes. */
  TrieNode<V> build() {
    Map<Node<V>, TrieNode<V>> built = new HashMap<>();
    // A node is made after the one it follows, so backwards all that follow are built before.
    for (int id = nodes.size() - 1; id > 0; id--) {
      built.put(nodes.get(id), nodes.get(id).build(built));
    }
    return root.build(built);
  }

  private static final class Node<V> {
    private final int id;
    private final boolean isRun;
    private final Map<Glob, Node<V>> children = new LinkedHashMap<>();
    private @Nullable Node<V> run;
    private @Nullable V value;

    Node(int id, boolean isRun) {
      this.id = id;
      this.isRun = isRun;
    }

    TrieNode<V> build(Map<Node<V>, TrieNode<V>> built) {
      Map<Glob, TrieNode<V>> edges = new LinkedHashMap<>();
      children.forEach((glob, child) -> edges.put(glob, of(child, built)));
      return new TrieNode<>(id, isRun, value, edges, run == null ? null : of(run, built));
    }

    private static <V> TrieNode<V> of(Node<V> node, Map<Node<V>, TrieNode<V>> built) {
      return Objects.requireNonNull(built.get(node));
    }
  }
}
