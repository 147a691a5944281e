package dev.edict.eval.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A condition that was evaluated in part decides as the whole one does. */
class PartialEvaluatorProperties {
  private static final AttributeValue USER = subject("user", ValueType.STRING);
  private static final AttributeValue RANK = subject("rank", ValueType.NUMBER);
  private static final AttributeValue ARGUMENT =
      new AttributeValue(AttributeRoot.ARGS, List.of(new Operand.Step.Member("n")), ValueType.JSON);
  private static final AttributeValue AGENT = whole(AttributeRoot.AGENT);
  private static final AttributeValue SANDBOX = whole(AttributeRoot.SANDBOX);
  private static final Operand FIVE = new Operand.NumberValue(BigDecimal.valueOf(5));
  private static final Condition KNOWN_TRUE = equal(USER, "alice");
  private static final Condition KNOWN_FALSE = equal(USER, "bob");
  private static final Condition UNTOLD = new Condition.Comparison(Operator.LESS, RANK, FIVE);
  private static final Condition OPEN = new Condition.Comparison(Operator.EQUAL, ARGUMENT, FIVE);

  private static AttributeValue subject(String member, ValueType type) {
    return new AttributeValue(
        AttributeRoot.SUBJECT, List.of(new Operand.Step.Member(member)), type);
  }

  private static AttributeValue whole(AttributeRoot root) {
    return new AttributeValue(root, List.of(), ValueType.STRING);
  }

  private static Condition equal(Operand left, String right) {
    return new Condition.Comparison(Operator.EQUAL, left, new Operand.StringValue(right));
  }

  private static SampleInput context(String arguments) {
    return new SampleInput(
        ToolCallRequest.builder(
                Subject.builder("alice")
                    .team("red")
                    .attribute("level", 7)
                    .attribute("admin", true)
                    .attribute("since", Instant.EPOCH)
                    .build(),
                McpServer.named("erp"),
                McpTool.named("pay"))
            .environment(Environment.UNKNOWN.withAgent("claude"))
            .arguments(arguments)
            .build(),
        Instant.EPOCH,
        (action, value) -> Permission.REFUSED);
  }

  private static Condition reduced(Effect effect, Condition condition) {
    return PartialEvaluator.specialize(condition, effect, context("{}"));
  }

  @Property
  void matchesWhenTheWholeConditionMatches(@ForAll long seed, @ForAll Effect effect) {
    Condition condition = random(new Random(seed), 4);
    Condition reduced = reduced(effect, condition);
    for (String arguments :
        List.of("{}", "{\"n\":5}", "{\"n\":6}", "{\"n\":\"alice\"}", "{\"n\":\"red\"}")) {
      SampleInput context = context(arguments);
      assertThat(CompiledCondition.of(reduced).evaluate(context).matches(effect))
          .as("%s reduced to %s under %s", condition, reduced, arguments)
          .isEqualTo(CompiledCondition.of(condition).evaluate(context).matches(effect));
    }
  }

  private static Condition random(Random random, int depth) {
    return switch (depth == 0 ? 3 + random.nextInt(9) : random.nextInt(12)) {
      case 0 -> new Condition.All(parts(random, depth));
      case 1 -> new Condition.Any(parts(random, depth));
      case 2 -> new Condition.Not(random(random, depth - 1));
      case 3 -> KNOWN_TRUE;
      case 4 -> KNOWN_FALSE;
      case 5 -> UNTOLD;
      case 6 -> OPEN;
      case 7 -> new Condition.Comparison(Operator.EQUAL, USER, ARGUMENT);
      case 8 -> new Condition.Presence(random.nextBoolean() ? RANK : ARGUMENT);
      case 9 -> new Condition.Membership(ARGUMENT, subject("teams", ValueType.STRING_SET));
      case 10 ->
          new Condition.Comparison(Operator.LESS, subject("level", ValueType.NUMBER), ARGUMENT);
      default -> new Condition.Permitted(ARGUMENT, PermittedAction.FILESYSTEM_READ);
    };
  }

  private static List<Condition> parts(Random random, int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      parts.add(random(random, depth - 1));
    }
    return parts;
  }

  @Example
  void takesAwayWhatIsKnown() {
    List<Condition> known =
        List.of(
            KNOWN_TRUE,
            equal(AGENT, "claude"),
            new Condition.Like(USER, Glob.of("a*", GlobSyntax.STAR_AND_QUESTION)),
            new Condition.Membership(
                new Operand.StringValue("red"), subject("teams", ValueType.STRING_SET)),
            new Condition.Membership(USER, new Operand.StringSet(Set.of("alice"))),
            new Condition.Presence(USER),
            new Condition.Not(new Condition.Presence(SANDBOX)),
            new Condition.IsTrue(new Operand.BooleanValue(true)));
    for (Condition condition : known) {
      assertThat(reduced(Effect.ALLOW, condition)).isEqualTo(Condition.ALWAYS);
      assertThat(reduced(Effect.DENY, condition)).isEqualTo(Condition.ALWAYS);
      assertThat(reduced(Effect.ALLOW, new Condition.Not(condition)))
          .isEqualTo(PartialEvaluator.NEVER);
    }
  }

  @Example
  void takesWhatCannotBeToldAgainstTheRequest() {
    assertThat(reduced(Effect.ALLOW, UNTOLD)).isEqualTo(PartialEvaluator.NEVER);
    assertThat(reduced(Effect.DENY, UNTOLD)).isEqualTo(Condition.ALWAYS);
    assertThat(reduced(Effect.ALLOW, new Condition.Not(UNTOLD))).isEqualTo(PartialEvaluator.NEVER);
    assertThat(reduced(Effect.DENY, new Condition.Not(UNTOLD))).isEqualTo(Condition.ALWAYS);
  }

  @Example
  void keepsWhatDependsOnTheRequest() {
    List<Condition> open =
        List.of(
            OPEN,
            new Condition.Presence(ARGUMENT),
            new Condition.Like(ARGUMENT, Glob.of("a", GlobSyntax.STAR_AND_QUESTION)),
            new Condition.IsTrue(ARGUMENT),
            new Condition.Membership(ARGUMENT, new Operand.StringSet(Set.of("a"))),
            new Condition.Membership(ARGUMENT, subject("teams", ValueType.STRING_SET)),
            new Condition.Permitted(ARGUMENT, PermittedAction.FILESYSTEM_READ),
            equal(whole(AttributeRoot.TIME), "x"),
            equal(whole(AttributeRoot.TOOL), "x"),
            equal(whole(AttributeRoot.SERVER), "x"));
    for (Condition condition : open) {
      assertThat(reduced(Effect.ALLOW, condition)).isEqualTo(condition);
      assertThat(reduced(Effect.ALLOW, new Condition.Not(condition)))
          .isEqualTo(new Condition.Not(condition));
    }
  }

  @Example
  void putsKnownValuesIn() {
    Map<AttributeValue, Operand> values =
        Map.of(
            USER,
            new Operand.StringValue("alice"),
            AGENT,
            new Operand.StringValue("claude"),
            subject("level", ValueType.NUMBER),
            new Operand.NumberValue(BigDecimal.valueOf(7)),
            subject("admin", ValueType.BOOLEAN),
            new Operand.BooleanValue(true),
            subject("since", ValueType.TIME),
            new Operand.TimeValue(Instant.EPOCH));
    values.forEach(
        (known, value) -> {
          assertThat(
                  reduced(Effect.ALLOW, new Condition.Comparison(Operator.EQUAL, known, ARGUMENT)))
              .isEqualTo(new Condition.Comparison(Operator.EQUAL, value, ARGUMENT));
          assertThat(
                  reduced(Effect.ALLOW, new Condition.Comparison(Operator.LESS, ARGUMENT, known)))
              .isEqualTo(new Condition.Comparison(Operator.LESS, ARGUMENT, value));
          assertThat(reduced(Effect.ALLOW, new Condition.Membership(known, ARGUMENT)))
              .isEqualTo(new Condition.Membership(value, ARGUMENT));
        });
  }

  @Example
  void takesTestsOfAbsentAndMistypedValuesForUntold() {
    for (AttributeValue useless : List.of(RANK, subject("level", ValueType.STRING))) {
      List<Condition> untold =
          List.of(
              new Condition.Comparison(Operator.EQUAL, useless, ARGUMENT),
              new Condition.Comparison(Operator.EQUAL, ARGUMENT, useless),
              new Condition.Membership(useless, ARGUMENT),
              new Condition.Membership(ARGUMENT, useless));
      for (Condition condition : untold) {
        assertThat(reduced(Effect.ALLOW, condition)).isEqualTo(PartialEvaluator.NEVER);
        assertThat(reduced(Effect.DENY, condition)).isEqualTo(Condition.ALWAYS);
      }
    }
  }

  @Example
  void simplifiesWhatIsLeft() {
    assertThat(reduced(Effect.ALLOW, new Condition.All(List.of(KNOWN_TRUE, OPEN)))).isEqualTo(OPEN);
    assertThat(reduced(Effect.ALLOW, new Condition.Any(List.of(KNOWN_FALSE, OPEN))))
        .isEqualTo(OPEN);
    assertThat(reduced(Effect.ALLOW, new Condition.All(List.of(OPEN, KNOWN_FALSE))))
        .isEqualTo(PartialEvaluator.NEVER);
    assertThat(reduced(Effect.ALLOW, new Condition.Any(List.of(OPEN, KNOWN_TRUE))))
        .isEqualTo(Condition.ALWAYS);
    Condition both = new Condition.All(List.of(OPEN, KNOWN_TRUE, OPEN));
    assertThat(reduced(Effect.ALLOW, both)).isEqualTo(new Condition.All(List.of(OPEN, OPEN)));
    Condition either = new Condition.Any(List.of(OPEN, OPEN));
    assertThat(reduced(Effect.ALLOW, either)).isEqualTo(either);
  }

  @Example
  void takesWhatIsNestedTooDeepForUntold() {
    for (boolean all : List.of(true, false)) {
      Condition deep = KNOWN_TRUE;
      for (int i = 0; i <= ConditionCompiler.MAX_DEPTH; i++) {
        deep = all ? new Condition.All(List.of(deep)) : new Condition.Any(List.of(deep));
      }
      assertThat(reduced(Effect.ALLOW, deep)).isEqualTo(PartialEvaluator.NEVER);
      assertThat(reduced(Effect.DENY, deep)).isEqualTo(Condition.ALWAYS);
    }
    assertThat(reduced(Effect.DENY, negated(ConditionCompiler.MAX_DEPTH, KNOWN_FALSE)))
        .isEqualTo(PartialEvaluator.NEVER);
    assertThat(reduced(Effect.DENY, negated(ConditionCompiler.MAX_DEPTH + 1, KNOWN_TRUE)))
        .isEqualTo(Condition.ALWAYS);
  }

  private static Condition negated(int times, Condition condition) {
    Condition negated = condition;
    for (int i = 0; i < times; i++) {
      negated = new Condition.Not(negated);
    }
    return negated;
  }
}
