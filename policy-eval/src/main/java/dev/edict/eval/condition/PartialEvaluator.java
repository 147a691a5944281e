package dev.edict.eval.condition;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates what of a condition depends on subject, agent and sandbox alone.
 *
 * <p>A rule only asks whether its condition holds (an allow) or whether it does not fail to hold (a
 * deny). So a test that cannot be told has one fixed value, which depends on the effect and on
 * whether the test stands under an odd number of negations, and vanishes like the others.
 */
public final class PartialEvaluator {

  /** The condition that never holds. */
  public static final Condition NEVER = new Condition.Any(List.of());

  private final ConditionInput known;

  private PartialEvaluator(ConditionInput known) {
    this.known = known;
  }

  /**
   * Returns a condition without tests that only read the subject, the agent and the sandbox. A rule
   * of {@code effect} matches with it exactly when it matches with {@code condition}, for every
   * request that has these three in common with {@code known}.
   *
   * @param known a request; only its subject, agent and sandbox are looked at
   */
  public static Condition specialize(Condition condition, Effect effect, ConditionInput known) {
    return new PartialEvaluator(known).reduce(condition, effect == Effect.DENY, 0);
  }

  /**
   * Reduces a part.
   *
   * @param undecided what a test that cannot be told amounts to here
   */
  private Condition reduce(Condition condition, boolean undecided, int depth) {
    if (depth > ConditionCompiler.MAX_DEPTH) {
      return constant(undecided);
    }
    if (condition instanceof Condition.All all) {
      return join(all.parts(), Condition.ALWAYS, NEVER, undecided, depth);
    }
    if (condition instanceof Condition.Any any) {
      return join(any.parts(), NEVER, Condition.ALWAYS, undecided, depth);
    }
    if (condition instanceof Condition.Not not) {
      return negate(reduce(not.part(), !undecided, depth + 1));
    }
    return isKnown(condition) ? decide(condition, undecided) : resolve(condition, undecided);
  }

  private Condition join(
      List<Condition> parts, Condition neutral, Condition dominant, boolean undecided, int depth) {
    List<Condition> kept = new ArrayList<>();
    for (Condition part : parts) {
      Condition reduced = reduce(part, undecided, depth + 1);
      if (reduced.equals(dominant)) {
        return dominant;
      }
      if (!reduced.equals(neutral)) {
        kept.add(reduced);
      }
    }
    if (kept.size() == 1) {
      return kept.get(0);
    }
    return neutral.equals(Condition.ALWAYS) ? new Condition.All(kept) : new Condition.Any(kept);
  }

  private static Condition negate(Condition part) {
    if (part.equals(Condition.ALWAYS)) {
      return NEVER;
    }
    return part.equals(NEVER) ? Condition.ALWAYS : new Condition.Not(part);
  }

  private Condition decide(Condition test, boolean undecided) {
    ConditionOutcome outcome = CompiledCondition.of(test).evaluate(known);
    return constant(outcome.isFailed() ? undecided : outcome.truth() == Truth.HOLDS);
  }

  /** Puts the values that are known into a test that depends on others too. */
  private Condition resolve(Condition test, boolean undecided) {
    if (test instanceof Condition.Comparison comparison) {
      Operand left = resolve(comparison.left());
      Operand right = resolve(comparison.right());
      return left == null || right == null
          ? constant(undecided)
          : new Condition.Comparison(comparison.operator(), left, right);
    }
    if (test instanceof Condition.Membership membership) {
      Operand element = resolve(membership.element());
      Operand container = resolve(membership.container());
      return element == null || container == null
          ? constant(undecided)
          : new Condition.Membership(element, container);
    }
    return test;
  }

  /** Returns the value of a known attribute; null when it is absent or has another type. */
  private @Nullable Operand resolve(Operand operand) {
    if (!(operand instanceof Operand.AttributeValue) || !isKnown(operand)) {
      return operand;
    }
    Object value = ValueSource.of(operand).read(known);
    if (value instanceof String text) {
      return new Operand.StringValue(text);
    }
    if (value instanceof BigDecimal number) {
      return new Operand.NumberValue(number);
    }
    if (value instanceof Boolean bool) {
      return new Operand.BooleanValue(bool);
    }
    if (value instanceof Instant time) {
      return new Operand.TimeValue(time);
    }
    // A set stays: only an attribute keeps the order and kind that membership looks at.
    return value instanceof Collection<?> ? operand : null;
  }

  private static Condition constant(boolean holds) {
    return holds ? Condition.ALWAYS : NEVER;
  }

  private static boolean isKnown(Condition test) {
    if (test instanceof Condition.Comparison comparison) {
      return isKnown(comparison.left()) && isKnown(comparison.right());
    }
    if (test instanceof Condition.Membership membership) {
      return isKnown(membership.element()) && isKnown(membership.container());
    }
    if (test instanceof Condition.Presence presence) {
      return isKnown(presence.attribute());
    }
    if (test instanceof Condition.Like like) {
      return isKnown(like.operand());
    }
    if (test instanceof Condition.IsTrue isTrue) {
      return isKnown(isTrue.operand());
    }
    return false;
  }

  private static boolean isKnown(Operand operand) {
    return !(operand instanceof Operand.AttributeValue attribute) || isKnown(attribute.root());
  }

  private static boolean isKnown(AttributeRoot root) {
    return switch (root) {
      case SUBJECT, AGENT, SANDBOX -> true;
      case TOOL, SERVER, ARGS, TIME -> false;
    };
  }
}
