package dev.edict.eval.analysis.condition;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import java.util.Optional;

/** Tests of one attribute that is no set against what is written in the policy. */
final class ScalarTest {
  private ScalarTest() {}

  /** Returns the attribute that {@code test} reads, empty when it is no such test. */
  static Optional<AttributeValue> attribute(Condition test) {
    if (test instanceof Condition.Comparison comparison) {
      return ordersTexts(comparison)
          ? Optional.empty()
          : only(comparison.left(), comparison.right());
    }
    if (test instanceof Condition.Membership membership) {
      return membership.container() instanceof AttributeValue
          ? Optional.empty()
          : only(membership.element(), membership.container());
    }
    if (test instanceof Condition.Like like) {
      return settable(like.operand());
    }
    if (test instanceof Condition.IsTrue isTrue) {
      return settable(isTrue.operand());
    }
    if (test instanceof Condition.Presence presence) {
      return settable(presence.attribute());
    }
    return Optional.empty();
  }

  /** Texts are dense in their order, and a text between two others is no readable example. */
  private static boolean ordersTexts(Condition.Comparison comparison) {
    boolean texts =
        comparison.left() instanceof Operand.StringValue
            || comparison.right() instanceof Operand.StringValue;
    return texts
        && switch (comparison.operator()) {
          case EQUAL, NOT_EQUAL -> false;
          case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
  }

  private static Optional<AttributeValue> only(Operand one, Operand other) {
    boolean both = one instanceof AttributeValue && other instanceof AttributeValue;
    return both ? Optional.empty() : settable(one).or(() -> settable(other));
  }

  /** Names of servers and tools belong to the resource of a request and cannot be set apart. */
  private static Optional<AttributeValue> settable(Operand operand) {
    if (!(operand instanceof AttributeValue attribute)
        || attribute.type() == ValueType.STRING_SET
        || attribute.type() == ValueType.NUMBER_SET) {
      return Optional.empty();
    }
    boolean name =
        (attribute.root() == AttributeRoot.TOOL || attribute.root() == AttributeRoot.SERVER)
            && attribute.toString().endsWith(".name");
    return name ? Optional.empty() : Optional.of(attribute);
  }
}
