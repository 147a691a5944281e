package dev.edict.convert.json;

import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.Node;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.RequestForm;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.source.SourceSpan;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of node is written: its components in order, without its span.
 *
 * @param type the record
 * @param parts its components
 */
record NodeShape(Class<?> type, List<Part> parts) {
  /** The components that may be absent; a test compares them with the annotations of the tree. */
  static final Map<Class<?>, Set<String>> OPTIONAL =
      Map.of(
          PolicyDocument.class, Set.of("version"),
          RuleStatement.class, Set.of("name"),
          McpStatement.Server.class, Set.of("catalog", "digest", "url"),
          Declaration.Limit.class, Set.of("per"),
          RuleClause.RequireApproval.class, Set.of("reason"),
          SecretStatement.class, Set.of("prefix"),
          RequestForm.Transfer.class, Set.of("restriction"),
          RequestForm.Proxy.class, Set.of("message"),
          TestDeclaration.Expectation.class, Set.of("reason"));

  private static final List<String> FAMILY_SUFFIXES = List.of("Statement", "Declaration", "Clause");
  private static final SourceSpan NOWHERE = SourceSpan.at(0);

  private static final ClassValue<NodeShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected NodeShape computeValue(Class<?> type) {
          Set<String> optional = OPTIONAL.getOrDefault(type, Set.of());
          return new NodeShape(
              type,
              Stream.of(type.getRecordComponents())
                  .filter(component -> !component.getType().equals(SourceSpan.class))
                  .map(component -> Part.of(component, optional.contains(component.getName())))
                  .toList());
        }
      };

  NodeShape {
    parts = List.copyOf(parts);
  }

  static NodeShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** Returns whether nodes of this shape are written as their only component. */
  boolean isTransparent() {
    return parts.size() == 1;
  }

  /** Returns the word that tells this kind of node from others of its family. */
  String kind() {
    String name = type.getSimpleName();
    for (String suffix : FAMILY_SUFFIXES) {
      if (name.endsWith(suffix)) {
        name = name.substring(0, name.length() - suffix.length());
      }
    }
    StringBuilder kind = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && kind.length() > 0) {
        kind.append('-');
      }
      kind.append(Character.toLowerCase(c));
    }
    return kind.toString();
  }

  /** Returns the kinds of nodes in a family, by their words, in the order of the declaration. */
  static Map<String, NodeShape> family(Class<?> sealedType) {
    Map<String, NodeShape> members = new LinkedHashMap<>();
    for (Class<?> member : sealedType.getPermittedSubclasses()) {
      if (member.isInterface()) {
        members.putAll(family(member));
      } else {
        NodeShape shape = of(member);
        members.put(shape.kind(), shape);
      }
    }
    return members;
  }

  /**
   * Makes a node.
   *
   * @param values the components without the span, in order
   */
  Node make(List<@Nullable Object> values) {
    List<@Nullable Object> arguments = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    int next = 0;
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      boolean span = component.getType().equals(SourceSpan.class);
      arguments.add(span ? NOWHERE : values.get(next++));
    }
    try {
      Constructor<?> constructor = type.getConstructor(types.toArray(new Class<?>[0]));
      return (Node) constructor.newInstance(arguments.toArray());
    } catch (ReflectiveOperationException broken) {
      throw new LinkageError("nodes of the tree are public records", broken);
    }
  }

  /**
   * Returns the word for a constant.
   *
   * @param constant an effect, an operator or the like
   */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * One component of a node.
   *
   * @param name its name, which is its key
   * @param type its type
   * @param optional whether it may be absent
   * @param accessor reads it
   */
  record Part(String name, Type type, boolean optional, Method accessor) {
    static Part of(RecordComponent component, boolean optional) {
      // The word `kind` tells the nodes of a family apart.
      String name = component.getName().equals("kind") ? "claim" : component.getName();
      return new Part(name, component.getGenericType(), optional, component.getAccessor());
    }

    @Nullable Object read(Node node) {
      try {
        return accessor.invoke(node);
      } catch (ReflectiveOperationException broken) {
        throw new LinkageError("a component of a public record is public", broken);
      }
    }
  }
}
