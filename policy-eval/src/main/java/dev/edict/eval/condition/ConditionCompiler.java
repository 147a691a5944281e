package dev.edict.eval.condition;

import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import java.util.List;

/** Makes compiled conditions. */
final class ConditionCompiler {

  /** How deep conditions may be nested; the parser accepts far less. */
  static final int MAX_DEPTH = 1000;

  private ConditionCompiler() {}

  static CompiledCondition compile(Condition condition) {
    return compile(condition, 0);
  }

  private static CompiledCondition compile(Condition condition, int depth) {
    if (depth > MAX_DEPTH) {
      return input -> ConditionOutcome.TOO_DEEP;
    }
    if (condition instanceof Condition.All all) {
      return Connective.all(compile(all.parts(), depth));
    }
    if (condition instanceof Condition.Any any) {
      return Connective.any(compile(any.parts(), depth));
    }
    if (condition instanceof Condition.Not not) {
      CompiledCondition part = compile(not.part(), depth + 1);
      return input -> part.evaluate(input).negation();
    }
    return test(condition);
  }

  private static CompiledCondition[] compile(List<Condition> parts, int depth) {
    return parts.stream().map(part -> compile(part, depth + 1)).toArray(CompiledCondition[]::new);
  }

  private static CompiledCondition test(Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison(comparison);
    }
    if (condition instanceof Condition.Membership membership) {
      return membership(membership.element(), membership.container());
    }
    if (condition instanceof Condition.Presence presence) {
      ValueSource source = ValueSource.of(presence.attribute());
      return input -> ConditionOutcome.of(source.read(input) != null);
    }
    if (condition instanceof Condition.Like like) {
      return ValueTest.of(like.operand(), ValueRelation.like(like.pattern()));
    }
    if (condition instanceof Condition.IsTrue isTrue) {
      return ValueTest.of(isTrue.operand(), ValueRelation.IS_TRUE);
    }
    if (condition instanceof Condition.Permitted permitted) {
      return PermissionTest.of(permitted);
    }
    throw new AssertionError(condition);
  }

  private static CompiledCondition comparison(Condition.Comparison comparison) {
    Operand left = comparison.left();
    Operand right = comparison.right();
    if (isScalar(right)) {
      return ValueTest.of(left, ValueRelation.to(right, comparison.operator()));
    }
    if (isScalar(left)) {
      return ValueTest.of(
          right, ValueRelation.to(left, PlainValues.mirrored(comparison.operator())));
    }
    return PairTest.of(left, right, (a, b) -> PlainValues.compare(comparison.operator(), a, b));
  }

  private static boolean isScalar(Operand operand) {
    return operand instanceof Operand.StringValue
        || operand instanceof Operand.NumberValue
        || operand instanceof Operand.BooleanValue
        || operand instanceof Operand.TimeValue;
  }

  private static CompiledCondition membership(Operand element, Operand container) {
    if (container instanceof Operand.StringSet strings) {
      return ValueTest.of(element, ValueRelation.inTexts(strings.values()));
    }
    if (container instanceof Operand.NumberSet numbers) {
      return ValueTest.of(element, ValueRelation.inNumbers(numbers.values()));
    }
    return PairTest.of(element, container, PlainValues.contained(container.type()));
  }
}
