package dev.edict.eval.condition;

import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out what can become of conditions when the arguments of a tool call are not known. Parts
 * that read arguments are taken to be free of one another, so more may be called possible than is,
 * never less.
 */
public final class PossibleOutcomes {
  private static final Set<Truth> ANY = EnumSet.allOf(Truth.class);

  private PossibleOutcomes() {}

  /** Returns whether {@code condition} has the outcome {@code truth} for some arguments. */
  public static boolean contain(Truth truth, Condition condition, ConditionInput input) {
    return possible(condition, input, 0).contains(truth);
  }

  private static Set<Truth> possible(Condition condition, ConditionInput input, int depth) {
    if (depth > ConditionCompiler.MAX_DEPTH) {
      return EnumSet.of(Truth.FAILED);
    }
    if (condition instanceof Condition.All all) {
      return combine(all.parts(), Truth.DOES_NOT_HOLD, Truth.HOLDS, input, depth);
    }
    if (condition instanceof Condition.Any any) {
      return combine(any.parts(), Truth.HOLDS, Truth.DOES_NOT_HOLD, input, depth);
    }
    if (condition instanceof Condition.Not not) {
      Set<Truth> negated = EnumSet.noneOf(Truth.class);
      possible(not.part(), input, depth + 1).forEach(truth -> negated.add(negation(truth)));
      return negated;
    }
    if (condition instanceof Condition.Presence presence && readsArguments(presence.attribute())) {
      return EnumSet.of(Truth.HOLDS, Truth.DOES_NOT_HOLD);
    }
    return readsArguments(condition)
        ? ANY
        : EnumSet.of(CompiledCondition.of(condition).evaluate(input).truth());
  }

  private static Truth negation(Truth truth) {
    return switch (truth) {
      case HOLDS -> Truth.DOES_NOT_HOLD;
      case DOES_NOT_HOLD -> Truth.HOLDS;
      case FAILED -> Truth.FAILED;
    };
  }

  /** The dominant truth of one part decides, else a failure does, else all parts are alike. */
  private static Set<Truth> combine(
      List<Condition> parts, Truth dominant, Truth otherwise, ConditionInput input, int depth) {
    Set<Truth> result = EnumSet.of(otherwise);
    for (Condition part : parts) {
      Set<Truth> next = possible(part, input, depth + 1);
      Set<Truth> combined = EnumSet.noneOf(Truth.class);
      for (Truth left : result) {
        next.forEach(right -> combined.add(combine(left, right, dominant, otherwise)));
      }
      result = combined;
    }
    return result;
  }

  private static Truth combine(Truth left, Truth right, Truth dominant, Truth otherwise) {
    if (left == dominant || right == dominant) {
      return dominant;
    }
    return left == otherwise && right == otherwise ? otherwise : Truth.FAILED;
  }

  private static boolean readsArguments(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return readsArguments(comparison.left()) || readsArguments(comparison.right());
    }
    if (condition instanceof Condition.Membership membership) {
      return readsArguments(membership.element()) || readsArguments(membership.container());
    }
    if (condition instanceof Condition.Like like) {
      return readsArguments(like.operand());
    }
    if (condition instanceof Condition.IsTrue isTrue) {
      return readsArguments(isTrue.operand());
    }
    return condition instanceof Condition.Permitted permitted
        && readsArguments(permitted.argument());
  }

  private static boolean readsArguments(Operand operand) {
    return operand instanceof AttributeValue attribute && attribute.root() == AttributeRoot.ARGS;
  }
}
