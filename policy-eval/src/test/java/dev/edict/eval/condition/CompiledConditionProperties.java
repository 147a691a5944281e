package dev.edict.eval.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of conditions, and agreement with an evaluator that is written without regard to speed. */
class CompiledConditionProperties {
  private static final List<String> NAMES = List.of("a", "b", "c");

  /** Possible values of an argument, as JSON; the empty text leaves the argument out. */
  private static final List<String> VALUES = List.of("", "1", "1.0", "2", "true", "\"1\"", "null");

  /** The same outcome, down to what is to blame. */
  @Property
  void agreesWithTheInterpreter(@ForAll long seed) {
    RandomTests random = new RandomTests(seed);
    Condition condition = random.condition(3);
    SampleInput input = random.input();
    assertThat(CompiledCondition.of(condition).evaluate(input))
        .as("%s for %s", condition, input.request())
        .isEqualTo(ConditionOracle.evaluate(condition, input));
  }

  @Property
  void agreesWithTheLogicOfThreeValues(
      @ForAll("conditions") Condition condition, @ForAll("calls") Map<String, String> call) {
    assertThat(evaluate(condition, call)).isEqualTo(truth(oracle(condition, call)));
  }

  @Property
  void orderOfPartsDoesNotMatter(
      @ForAll("parts") List<Condition> parts, @ForAll("calls") Map<String, String> call) {
    List<Condition> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    assertThat(evaluate(new Condition.All(reversed), call))
        .isEqualTo(evaluate(new Condition.All(parts), call));
    assertThat(evaluate(new Condition.Any(reversed), call))
        .isEqualTo(evaluate(new Condition.Any(parts), call));
  }

  @Property
  void denialDistributesOverAnd(
      @ForAll("parts") List<Condition> parts, @ForAll("calls") Map<String, String> call) {
    List<Condition> negated = new ArrayList<>();
    parts.forEach(part -> negated.add(new Condition.Not(part)));
    assertThat(evaluate(new Condition.Not(new Condition.All(parts)), call))
        .isEqualTo(evaluate(new Condition.Any(negated), call));
  }

  /** A missing or mistyped value never turns a known outcome round once it is supplied. */
  @Property
  void knownOutcomesDoNotDependOnValuesThatFailed(
      @ForAll("comparisonsOnly") Condition condition,
      @ForAll("calls") Map<String, String> call,
      @ForAll("number") String supplied) {
    Truth before = evaluate(condition, call);
    Map<String, String> after = new TreeMap<>(call);
    after.replaceAll((name, value) -> value.isEmpty() ? supplied : value);
    if (before != Truth.FAILED) {
      assertThat(evaluate(condition, after)).isEqualTo(before);
    }
  }

  /** Strong Kleene logic: a value is known when it is the same whatever the failed parts are. */
  private static Optional<Boolean> oracle(Condition condition, Map<String, String> call) {
    if (condition instanceof Condition.All all) {
      List<Optional<Boolean>> parts = all.parts().stream().map(p -> oracle(p, call)).toList();
      return parts.contains(Optional.of(false))
          ? Optional.of(false)
          : parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
    }
    if (condition instanceof Condition.Any any) {
      List<Optional<Boolean>> parts = any.parts().stream().map(p -> oracle(p, call)).toList();
      return parts.contains(Optional.of(true))
          ? Optional.of(true)
          : parts.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }
    if (condition instanceof Condition.Not not) {
      return oracle(not.part(), call).map(value -> !value);
    }
    if (condition instanceof Condition.Presence presence) {
      return Optional.of(!json(presence.attribute(), call).isEmpty());
    }
    if (condition instanceof Condition.IsTrue isTrue) {
      String value = json(isTrue.operand(), call);
      return value.equals("true") ? Optional.of(true) : Optional.empty();
    }
    Condition.Comparison comparison = (Condition.Comparison) condition;
    return compare(
        comparison.operator(), json(comparison.left(), call), json(comparison.right(), call));
  }

  private static Optional<Boolean> compare(Operator operator, String left, String right) {
    boolean numbers = isNumber(left) && isNumber(right);
    boolean texts = left.startsWith("\"") && right.startsWith("\"");
    boolean booleans = left.equals("true") && right.equals("true");
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    if (!(numbers || texts || (booleans && equality))) {
      return Optional.empty();
    }
    double order =
        numbers ? Double.parseDouble(left) - Double.parseDouble(right) : left.compareTo(right);
    return Optional.of(
        switch (operator) {
          case EQUAL -> order == 0;
          case NOT_EQUAL -> order != 0;
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
        });
  }

  private static boolean isNumber(String json) {
    return !json.isEmpty() && Character.isDigit(json.charAt(0));
  }

  private static String json(Operand operand, Map<String, String> call) {
    if (operand instanceof Operand.NumberValue number) {
      return number.value().toPlainString();
    }
    if (operand instanceof Operand.StringValue text) {
      return '"' + text.value() + '"';
    }
    Operand.AttributeValue attribute = (Operand.AttributeValue) operand;
    String name = ((Operand.Step.Member) attribute.steps().get(0)).name();
    return call.getOrDefault(name, "");
  }

  private static Truth truth(Optional<Boolean> value) {
    return value.map(holds -> holds ? Truth.HOLDS : Truth.DOES_NOT_HOLD).orElse(Truth.FAILED);
  }

  private static Truth evaluate(Condition condition, Map<String, String> call) {
    List<String> members = new ArrayList<>();
    call.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            members.add('"' + name + "\":" + value);
          }
        });
    ToolCallRequest request =
        ToolCallRequest.builder(Subject.user("u"), McpServer.named("s"), McpTool.named("t"))
            .arguments("{" + String.join(",", members) + "}")
            .build();
    SampleInput context =
        new SampleInput(request, Instant.EPOCH, (action, value) -> Permission.REFUSED);
    return CompiledCondition.of(condition).evaluate(context).truth();
  }

  @Provide
  Arbitrary<Map<String, String>> calls() {
    return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(VALUES)).ofSize(3);
  }

  @Provide
  Arbitrary<String> number() {
    return Arbitraries.of("1", "2");
  }

  @Provide
  Arbitrary<List<Condition>> parts() {
    return conditions().list().ofMaxSize(4);
  }

  @Provide
  Arbitrary<Condition> conditions() {
    Arbitrary<Condition> leaves =
        Arbitraries.oneOf(
            comparisons(),
            attributes().map(Condition.Presence::new),
            attributes().map(Condition.IsTrue::new));
    return trees(leaves);
  }

  @Provide
  Arbitrary<Condition> comparisonsOnly() {
    return trees(comparisons());
  }

  private static Arbitrary<Condition> trees(Arbitrary<Condition> leaves) {
    return Arbitraries.lazyOf(
        () -> leaves,
        () -> leaves,
        () -> trees(leaves).list().ofMaxSize(3).map(Condition.All::new),
        () -> trees(leaves).list().ofMaxSize(3).map(Condition.Any::new),
        () -> trees(leaves).map(Condition.Not::new));
  }

  private static Arbitrary<Condition> comparisons() {
    Arbitrary<Operand> operands =
        Arbitraries.oneOf(
            attributes().map(attribute -> attribute),
            Arbitraries.of("1", "2").map(n -> new Operand.NumberValue(new BigDecimal(n))),
            Arbitraries.of("1", "2").map(Operand.StringValue::new));
    return Combinators.combine(Arbitraries.of(Operator.class), operands, operands)
        .as(Condition.Comparison::new);
  }

  private static Arbitrary<Operand.AttributeValue> attributes() {
    return Arbitraries.of(NAMES)
        .map(
            name ->
                new Operand.AttributeValue(
                    AttributeRoot.ARGS, List.of(new Operand.Step.Member(name)), ValueType.JSON));
  }
}
