package dev.edict.eval.law;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.testing.RandomRuleSets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Nested conditions over every root, about values that are there, absent or of another type. */
final class RandomConditions {
  private final Random random;

  RandomConditions(Random random) {
    this.random = random;
  }

  Condition condition(int depth) {
    int kind = depth == 0 ? 3 : random.nextInt(5);
    return switch (kind) {
      case 0 -> new Condition.All(parts(depth));
      case 1 -> new Condition.Any(parts(depth));
      case 2 -> new Condition.Not(condition(depth - 1));
      default -> test();
    };
  }

  private List<Condition> parts(int depth) {
    List<Condition> parts = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      parts.add(condition(depth - 1));
    }
    return parts;
  }

  private Condition test() {
    return switch (random.nextInt(13)) {
      case 0 -> equal(text(AttributeRoot.SUBJECT, "user"), "alice");
      case 1 -> equal(text(AttributeRoot.SUBJECT, "org"), "acme");
      case 2 ->
          new Condition.Membership(
              new Operand.StringValue("red"),
              attribute(AttributeRoot.SUBJECT, "teams", ValueType.STRING_SET));
      case 3 ->
          new Condition.Comparison(
              Operator.LESS,
              attribute(AttributeRoot.SUBJECT, "rank", ValueType.NUMBER),
              number(10));
      case 4 -> new Condition.Presence(attribute(AttributeRoot.SUBJECT, "rank", ValueType.NUMBER));
      case 5 -> equal(text(AttributeRoot.SUBJECT, "rank"), "7");
      case 6 -> equal(whole(AttributeRoot.AGENT), "claude");
      case 7 ->
          new Condition.Like(
              whole(AttributeRoot.SANDBOX), Glob.of("sb-*", GlobSyntax.STAR_AND_QUESTION));
      case 8 ->
          new Condition.Comparison(
              Operator.LESS_OR_EQUAL,
              attribute(AttributeRoot.ARGS, "n", ValueType.JSON),
              number(5));
      case 9 -> new Condition.IsTrue(attribute(AttributeRoot.TOOL, "readOnly", ValueType.BOOLEAN));
      case 10 ->
          new Condition.Comparison(
              Operator.EQUAL,
              attribute(AttributeRoot.ARGS, "n", ValueType.JSON),
              attribute(AttributeRoot.SUBJECT, "rank", ValueType.NUMBER));
      case 11 ->
          new Condition.Membership(
              whole(AttributeRoot.AGENT), new Operand.StringSet(Set.of("claude")));
      default ->
          new Condition.Comparison(
              Operator.GREATER,
              new Operand.AttributeValue(AttributeRoot.TIME, List.of(), ValueType.TIME),
              new Operand.TimeValue(RandomRuleSets.NOW.minusSeconds(random.nextInt(3))));
    };
  }

  private static Condition equal(Operand left, String right) {
    return new Condition.Comparison(Operator.EQUAL, left, new Operand.StringValue(right));
  }

  private static Operand number(long value) {
    return new Operand.NumberValue(BigDecimal.valueOf(value));
  }

  private static Operand text(AttributeRoot root, String member) {
    return attribute(root, member, ValueType.STRING);
  }

  private static Operand whole(AttributeRoot root) {
    return new Operand.AttributeValue(root, List.of(), ValueType.STRING);
  }

  private static Operand.AttributeValue attribute(
      AttributeRoot root, String member, ValueType type) {
    return new Operand.AttributeValue(root, List.of(new Operand.Step.Member(member)), type);
  }
}
