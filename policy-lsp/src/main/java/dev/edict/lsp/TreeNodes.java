package dev.edict.lsp;

import dev.edict.dsl.ast.Node;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists the nodes of a tree, outer ones first. */
final class TreeNodes {
  private TreeNodes() {}

  static List<Node> of(Node root) {
    List<Node> nodes = new ArrayList<>();
    Deque<Object> todo = new ArrayDeque<>(List.of(root));
    while (!todo.isEmpty()) {
      Object next = todo.pop();
      if (next instanceof List<?> list) {
        for (int i = list.size() - 1; i >= 0; i--) {
          todo.push(list.get(i));
        }
      } else if (next instanceof Node node) {
        nodes.add(node);
        pushComponents(node, todo);
      }
    }
    return nodes;
  }

  private static void pushComponents(Node node, Deque<Object> todo) {
    RecordComponent[] components = node.getClass().getRecordComponents();
    for (int i = components.length - 1; i >= 0; i--) {
      try {
        Object value = components[i].getAccessor().invoke(node);
        if (value != null) {
          todo.push(value);
        }
      } catch (ReflectiveOperationException broken) {
        throw new LinkageError("a component of a public record is public", broken);
      }
    }
  }

  /** Returns the nodes of one kind, in order. */
  static <N extends Node> List<N> of(Node root, Class<N> kind) {
    return of(root).stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
