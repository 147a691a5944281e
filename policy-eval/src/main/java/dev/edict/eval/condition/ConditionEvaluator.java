package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Problem;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions. Total: whatever the request holds, there is an outcome. */
public final class ConditionEvaluator {

  /** How deep conditions may be nested; the parser accepts far less. */
  static final int MAX_DEPTH = 1000;

  private ConditionEvaluator() {}

  /** Returns what becomes of {@code condition} for the request of {@code context}. */
  public static ConditionOutcome evaluate(Condition condition, ConditionContext context) {
    return evaluate(condition, context, 0);
  }

  private static ConditionOutcome evaluate(
      Condition condition, ConditionContext context, int depth) {
    if (depth > MAX_DEPTH) {
      return ConditionOutcome.failed(Problem.TOO_DEEP, null);
    }
    if (condition instanceof Condition.All all) {
      return combine(all.parts(), Truth.DOES_NOT_HOLD, context, depth);
    }
    if (condition instanceof Condition.Any any) {
      return combine(any.parts(), Truth.HOLDS, context, depth);
    }
    if (condition instanceof Condition.Not not) {
      ConditionOutcome part = evaluate(not.part(), context, depth + 1);
      return part.isFailed() ? part : ConditionOutcome.of(part.truth() == Truth.DOES_NOT_HOLD);
    }
    return test(condition, context);
  }

  /** Returns {@code dominant} if some part has it, else the first failure, else the opposite. */
  private static ConditionOutcome combine(
      List<Condition> parts, Truth dominant, ConditionContext context, int depth) {
    ConditionOutcome failure = null;
    for (int i = 0; i < parts.size(); i++) {
      ConditionOutcome part = evaluate(parts.get(i), context, depth + 1);
      if (part.truth() == dominant) {
        return part;
      }
      if (failure == null && part.isFailed()) {
        failure = part;
      }
    }
    if (failure != null) {
      return failure;
    }
    return ConditionOutcome.of(dominant == Truth.DOES_NOT_HOLD);
  }

  private static ConditionOutcome test(Condition condition, ConditionContext context) {
    if (condition instanceof Condition.Comparison comparison) {
      return compare(comparison, context);
    }
    if (condition instanceof Condition.Membership membership) {
      return contains(membership, context);
    }
    if (condition instanceof Condition.Presence presence) {
      return ConditionOutcome.of(AttributeReader.read(presence.attribute(), context) != null);
    }
    if (condition instanceof Condition.Like like) {
      Object value = AttributeReader.read(like.operand(), context);
      return value instanceof String text
          ? ConditionOutcome.of(like.pattern().matches(text))
          : failed(like.operand(), value);
    }
    if (condition instanceof Condition.IsTrue isTrue) {
      Object value = AttributeReader.read(isTrue.operand(), context);
      return value instanceof Boolean bool
          ? ConditionOutcome.of(bool)
          : failed(isTrue.operand(), value);
    }
    if (condition instanceof Condition.Permitted permitted) {
      return isPermitted(permitted, context);
    }
    throw new AssertionError(condition);
  }

  private static ConditionOutcome compare(
      Condition.Comparison comparison, ConditionContext context) {
    Object left = AttributeReader.read(comparison.left(), context);
    if (left == null) {
      return failed(comparison.left(), null);
    }
    Object right = AttributeReader.read(comparison.right(), context);
    if (right == null) {
      return failed(comparison.right(), null);
    }
    Boolean holds = PlainValues.compare(comparison.operator(), left, right);
    return holds == null
        ? mismatch(comparison.left(), comparison.right())
        : ConditionOutcome.of(holds);
  }

  private static ConditionOutcome contains(
      Condition.Membership membership, ConditionContext context) {
    Object element = AttributeReader.read(membership.element(), context);
    if (element == null) {
      return failed(membership.element(), null);
    }
    Object container = AttributeReader.read(membership.container(), context);
    if (container == null) {
      return failed(membership.container(), null);
    }
    Boolean holds = PlainValues.contains(container, element);
    return holds == null
        ? mismatch(membership.element(), membership.container())
        : ConditionOutcome.of(holds);
  }

  private static ConditionOutcome isPermitted(
      Condition.Permitted permitted, ConditionContext context) {
    Object value = AttributeReader.read(permitted.argument(), context);
    if (!(value instanceof String resource)) {
      return failed(permitted.argument(), value);
    }
    return switch (context.permissions().check(permitted.action(), resource)) {
      case GRANTED -> ConditionOutcome.HOLDS;
      case REFUSED -> ConditionOutcome.DOES_NOT_HOLD;
      case UNREADABLE -> ConditionOutcome.failed(Problem.UNREADABLE, permitted.argument());
    };
  }

  private static ConditionOutcome failed(Operand operand, @Nullable Object value) {
    return ConditionOutcome.failed(
        value == null ? Problem.ABSENT : Problem.WRONG_TYPE, attribute(operand));
  }

  /** Blames the operand whose type was not known before, if it is one of the two. */
  private static ConditionOutcome mismatch(Operand left, Operand right) {
    boolean blameRight = right instanceof AttributeValue && left.type() != ValueType.JSON;
    return ConditionOutcome.failed(Problem.WRONG_TYPE, attribute(blameRight ? right : left));
  }

  private static @Nullable AttributeValue attribute(Operand operand) {
    return operand instanceof AttributeValue attribute ? attribute : null;
  }
}
