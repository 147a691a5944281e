package dev.edict.dsl.format;

import dev.edict.dsl.ast.Node;
import dev.edict.dsl.source.SourceSpan;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares trees by everything but their spans. */
final class TreeComparison {
  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> node) {
          return Stream.of(node.getRecordComponents())
              .filter(component -> !component.getType().equals(SourceSpan.class))
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private TreeComparison() {}

  /** Returns the first node of {@code left} that differs in {@code right}; empty when none does. */
  static Optional<Node> firstDifference(Node left, Node right) {
    Deque<Pair> todo = new ArrayDeque<>(List.of(new Pair(left, left, right)));
    while (!todo.isEmpty()) {
      Pair pair = todo.pop();
      if (!pair.addParts(todo)) {
        return Optional.of(pair.owner);
      }
    }
    return Optional.empty();
  }

  /** Two values that must be the same, and the node of the left tree that they belong to. */
  private record Pair(Node owner, @Nullable Object left, @Nullable Object right) {

    /** Adds what must be the same inside; returns false when the values differ as such. */
    boolean addParts(Deque<Pair> todo) {
      if (left instanceof List<?> one && right instanceof List<?> other) {
        for (int i = Math.min(one.size(), other.size()) - 1; i >= 0; i--) {
          todo.push(new Pair(owner, one.get(i), other.get(i)));
        }
        return one.size() == other.size();
      }
      if (left instanceof Node one && right instanceof Node other) {
        return one.getClass().equals(other.getClass()) && addComponents(one, other, todo);
      }
      return Objects.equals(left, right);
    }

    private static boolean addComponents(Node one, Node other, Deque<Pair> todo) {
      List<Method> accessors = ACCESSORS.get(one.getClass());
      for (int i = accessors.size() - 1; i >= 0; i--) {
        Method accessor = accessors.get(i);
        todo.push(new Pair(one, read(accessor, one), read(accessor, other)));
      }
      return true;
    }

    private static @Nullable Object read(Method accessor, Node node) {
      try {
        return accessor.invoke(node);
      } catch (ReflectiveOperationException inaccessible) {
        throw new LinkageError("a component of a public record is public", inaccessible);
      }
    }
  }
}
