package dev.edict.dsl.rule;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import java.util.List;

/**
 * A checked condition. Evaluating one has three outcomes: it holds, it does not hold, or it cannot
 * be told because a value is absent or has the wrong type.
 */
public sealed interface Condition {

  /** The condition that always holds. */
  Condition ALWAYS = new All(List.of());

  /**
   * Holds when every part holds.
   *
   * @param parts the parts; none means that it always holds
   */
  record All(List<Condition> parts) implements Condition {
    /** Copies the list. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Holds when some part holds.
   *
   * @param parts the parts; none means that it never holds
   */
  record Any(List<Condition> parts) implements Condition {
    /** Copies the list. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Holds when the part does not.
   *
   * @param part what is negated
   */
  record Not(Condition part) implements Condition {}

  /**
   * Compares two values of one type; only equality exists for booleans.
   *
   * @param operator how
   * @param left the first
   * @param right the second
   */
  record Comparison(Operator operator, Operand left, Operand right) implements Condition {}

  /**
   * Holds when a set has a member.
   *
   * @param element the member
   * @param container the set, or a JSON array
   */
  record Membership(Operand element, Operand container) implements Condition {}

  /**
   * Holds when a value is present; never fails.
   *
   * @param attribute the value
   */
  record Presence(Operand.AttributeValue attribute) implements Condition {}

  /**
   * Holds when a text matches a pattern; a lone {@code *} needs at least one character.
   *
   * @param operand the text
   * @param pattern the pattern
   */
  record Like(Operand operand, Glob pattern) implements Condition {}

  /**
   * Holds when a boolean is true.
   *
   * @param operand the boolean
   */
  record IsTrue(Operand operand) implements Condition {}

  /**
   * Holds when the rules of another domain allow what an argument names: a path, or an endpoint or
   * URL.
   *
   * @param argument the value
   * @param action what would be done with it
   */
  record Permitted(Operand.AttributeValue argument, PermittedAction action) implements Condition {}

  /** What {@link Permitted} asks the other domain. */
  enum PermittedAction {
    /** {@code filesystem read}. */
    FILESYSTEM_READ,
    /** {@code filesystem write}. */
    FILESYSTEM_WRITE,
    /** {@code filesystem execute}. */
    FILESYSTEM_EXECUTE,
    /** {@code filesystem delete}. */
    FILESYSTEM_DELETE,
    /** {@code network connect}. */
    NETWORK_CONNECT
  }
}
