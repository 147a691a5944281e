package dev.edict.eval.condition;

import static dev.edict.eval.condition.ConditionOutcome.Truth.DOES_NOT_HOLD;
import static dev.edict.eval.condition.ConditionOutcome.Truth.FAILED;
import static dev.edict.eval.condition.ConditionOutcome.Truth.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What conditions make of the values that a request carries. */
class CompiledConditionTest {
  private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
  private static final Subject ALICE =
      Subject.builder("alice")
          .team("payments")
          .attribute("clearance", "high")
          .attribute("grade", 7)
          .attribute("staff", true)
          .attribute("since", Instant.parse("2020-01-01T00:00:00Z"))
          .attribute("regions", Set.of("eu", "us"))
          .build();
  private static final String ARGUMENTS =
      """
      {"amount": 500.0, "to": "bob", "dry": true, "none": null, "list": [1, "x", {"deep": 2}],
       "names": ["a", "b"], "nested": {"unit price": 3}, "empty": []}
      """;

  private static final Condition TRUE = new Condition.IsTrue(new Operand.BooleanValue(true));
  private static final Condition FALSE = new Condition.IsTrue(new Operand.BooleanValue(false));
  private static final Condition ERROR = new Condition.IsTrue(args("missing"));

  static List<Arguments> comparisons() {
    return List.of(
        row(compare(subject("user", ValueType.STRING), "==", text("alice")), HOLDS),
        row(compare(subject("user", ValueType.STRING), "==", text("Alice")), DOES_NOT_HOLD),
        row(compare(subject("org", ValueType.STRING), "==", text("acme")), FAILED),
        row(compare(subject("clearance", ValueType.STRING), "!=", text("low")), HOLDS),
        row(compare(subject("clearance", ValueType.NUMBER), "==", number("7")), FAILED),
        row(compare(subject("clearance", ValueType.NUMBER), "==", text("high")), FAILED),
        row(compare(subject("unknown", ValueType.STRING), "!=", text("low")), FAILED),
        row(compare(subject("grade", ValueType.NUMBER), ">", number("6.5")), HOLDS),
        row(compare(subject("grade", ValueType.NUMBER), "==", number("7.00")), HOLDS),
        row(compare(subject("since", ValueType.TIME), "<", attribute("time")), HOLDS),
        row(compare(attribute("time"), ">=", time("2026-07-01T12:00:00Z")), HOLDS),
        row(compare(attribute("time"), "<", time("2026-07-01T12:00:00Z")), DOES_NOT_HOLD),
        row(compare(subject("staff", ValueType.BOOLEAN), "==", bool(true)), HOLDS),
        row(compare(subject("staff", ValueType.BOOLEAN), "!=", bool(true)), DOES_NOT_HOLD),
        row(compare(subject("staff", ValueType.BOOLEAN), "<", bool(true)), FAILED),
        row(compare(subject("teams", ValueType.STRING_SET), "==", text("payments")), FAILED),
        row(compare(args("amount"), "<=", number("500")), HOLDS),
        row(compare(args("amount"), "<", number("500")), DOES_NOT_HOLD),
        row(compare(args("amount"), "==", text("500")), FAILED),
        row(compare(args("to"), "==", text("bob")), HOLDS),
        row(compare(args("to"), "<=", number("500")), FAILED),
        row(compare(args("to"), "==", time("2026-07-01T12:00:00Z")), FAILED),
        row(compare(args("dry"), "==", bool(true)), HOLDS),
        row(compare(args("none"), "==", text("null")), FAILED),
        row(compare(args("none"), "==", args("none")), FAILED),
        row(compare(args("nested"), "==", args("nested")), FAILED),
        row(compare(args("missing"), "!=", text("x")), FAILED),
        row(compare(text("x"), "!=", args("missing")), FAILED),
        row(compare(args("nested", "unit price"), "==", number("3")), HOLDS),
        row(compare(args("to", "deeper"), "==", text("x")), FAILED),
        row(compare(element("list", 0), "==", number("1")), HOLDS),
        row(compare(element("list", 9), "==", number("1")), FAILED),
        row(compare(element("to", 0), "==", text("b")), FAILED),
        row(compare(text("a"), "<", text("b")), HOLDS),
        row(compare(text("a"), "<", text("aa")), HOLDS),
        row(compare(text("\uffff"), "<", text("\ud83d\ude00")), HOLDS),
        row(compare(text("\ud83d\ude00"), ">", text("z")), HOLDS),
        row(compare(attribute("agent"), "==", text("claude")), HOLDS),
        row(compare(attribute("sandbox"), "==", text("sb-1")), FAILED),
        row(compare(tool("name", ValueType.STRING), "==", text("pay")), HOLDS),
        row(compare(tool("digest", ValueType.STRING), "==", text("sha256:1")), FAILED),
        row(compare(server("name"), "==", text("erp")), HOLDS),
        row(compare(server("catalog"), "==", text("docker-hub")), HOLDS),
        row(compare(server("digest"), "==", text("sha256:2")), HOLDS),
        row(compare(server("url"), "==", text("https://erp")), FAILED));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void compares(Condition condition, Truth expected) {
    assertThat(evaluate(condition).truth()).isEqualTo(expected);
  }

  static List<Arguments> tests() {
    Operand numbers = new Operand.NumberSet(List.of(new BigDecimal("500"), new BigDecimal("1")));
    AttributeValue teams = subject("teams", ValueType.STRING_SET);
    return List.of(
        row(in(text("payments"), teams), HOLDS),
        row(in(text("Payments"), teams), DOES_NOT_HOLD),
        row(in(number("1"), teams), FAILED),
        row(in(bool(true), teams), FAILED),
        row(in(text("eu"), subject("regions", ValueType.STRING_SET)), HOLDS),
        row(in(number("1"), subject("regions", ValueType.NUMBER_SET)), FAILED),
        row(in(text("eu"), subject("nowhere", ValueType.STRING_SET)), FAILED),
        row(in(args("to"), texts("alice", "bob")), HOLDS),
        row(in(args("to"), texts("alice")), DOES_NOT_HOLD),
        row(in(args("to"), texts()), DOES_NOT_HOLD),
        row(in(args("amount"), texts("alice")), FAILED),
        row(in(args("amount"), numbers), HOLDS),
        row(in(args("to"), numbers), FAILED),
        row(in(args("missing"), numbers), FAILED),
        row(in(args("dry"), texts("true")), FAILED),
        row(in(text("a"), args("names")), HOLDS),
        row(in(text("c"), args("names")), DOES_NOT_HOLD),
        row(in(text("x"), args("list")), HOLDS),
        row(in(text("y"), args("list")), FAILED),
        row(in(text("y"), args("empty")), DOES_NOT_HOLD),
        row(in(text("b"), args("to")), FAILED),
        row(in(args("nested"), args("empty")), FAILED),
        row(in(text("x"), args("missing")), FAILED),
        row(new Condition.Presence(args("none")), HOLDS),
        row(new Condition.Presence(args("nested", "unit price")), HOLDS),
        row(new Condition.Presence(args("nested", "other")), DOES_NOT_HOLD),
        row(new Condition.Presence(args("to", "deeper")), DOES_NOT_HOLD),
        row(new Condition.Presence(element("list", 2)), HOLDS),
        row(new Condition.Presence(element("list", 3)), DOES_NOT_HOLD),
        row(new Condition.Presence(subject("org", ValueType.STRING)), DOES_NOT_HOLD),
        row(new Condition.Presence(subject("clearance", ValueType.NUMBER)), HOLDS),
        row(new Condition.Presence(tool("readOnly", ValueType.BOOLEAN)), HOLDS),
        row(new Condition.Presence(attribute("sandbox")), DOES_NOT_HOLD),
        row(like(args("to"), "b*"), HOLDS),
        row(like(args("to"), "B*"), DOES_NOT_HOLD),
        row(like(args("amount"), "*"), FAILED),
        row(like(args("missing"), "*"), FAILED),
        row(new Condition.IsTrue(args("dry")), HOLDS),
        row(new Condition.IsTrue(args("to")), FAILED),
        row(new Condition.IsTrue(subject("staff", ValueType.BOOLEAN)), HOLDS),
        row(new Condition.IsTrue(subject("grade", ValueType.BOOLEAN)), FAILED));
  }

  @ParameterizedTest
  @MethodSource("tests")
  void tests(Condition condition, Truth expected) {
    assertThat(evaluate(condition).truth()).isEqualTo(expected);
  }

  static List<Arguments> combinations() {
    return List.of(
        row(Condition.ALWAYS, HOLDS),
        row(new Condition.Any(List.of()), DOES_NOT_HOLD),
        row(new Condition.All(List.of(TRUE, ERROR)), FAILED),
        row(new Condition.All(List.of(FALSE, ERROR)), DOES_NOT_HOLD),
        row(new Condition.All(List.of(ERROR, FALSE)), DOES_NOT_HOLD),
        row(new Condition.Any(List.of(FALSE, ERROR)), FAILED),
        row(new Condition.Any(List.of(ERROR, TRUE)), HOLDS),
        row(new Condition.Any(List.of(TRUE, ERROR)), HOLDS),
        row(new Condition.Not(TRUE), DOES_NOT_HOLD),
        row(new Condition.Not(FALSE), HOLDS),
        row(new Condition.Not(ERROR), FAILED));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void combinesByStrongKleeneLogic(Condition condition, Truth expected) {
    assertThat(evaluate(condition).truth()).isEqualTo(expected);
  }

  @Test
  void failureCountsAgainstTheRequest() {
    assertThat(evaluate(ERROR).matches(Effect.ALLOW)).isFalse();
    assertThat(evaluate(ERROR).matches(Effect.DENY)).isTrue();
    assertThat(evaluate(TRUE).matches(Effect.ALLOW)).isTrue();
    assertThat(evaluate(FALSE).matches(Effect.DENY)).isFalse();
  }

  @Test
  void saysWhatIsToBlame() {
    assertThat(evaluate(ERROR).detail()).isEqualTo("`args.missing` is absent");
    assertThat(evaluate(compare(args("to"), "<", number("1"))).detail())
        .isEqualTo("`args.to` has the wrong type");
    assertThat(evaluate(compare(number("1"), "<", args("to"))).detail())
        .isEqualTo("`args.to` has the wrong type");
    assertThat(evaluate(compare(subject("user", ValueType.STRING), "==", args("amount"))).detail())
        .isEqualTo("`args.amount` has the wrong type");
    assertThat(evaluate(compare(subject("grade", ValueType.STRING), "==", text("7"))).detail())
        .isEqualTo("`subject.grade` has the wrong type");
    assertThat(evaluate(new Condition.All(List.of(ERROR, new Condition.IsTrue(args("to"))))))
        .isEqualTo(evaluate(ERROR));
  }

  @Test
  void absentHintsTakeTheUnsafeSide() {
    ToolCallRequest bare = ToolCallRequest.of(ALICE, "erp", "pay");
    ToolCallRequest safe =
        ToolCallRequest.builder(
                ALICE,
                McpServer.named("erp"),
                McpTool.named("pay").withHints(true, false, true, false))
            .build();
    assertThat(hints(bare)).containsExactly(DOES_NOT_HOLD, HOLDS, DOES_NOT_HOLD, HOLDS);
    assertThat(hints(safe)).containsExactly(HOLDS, DOES_NOT_HOLD, HOLDS, DOES_NOT_HOLD);
  }

  @Test
  void requestsOfOtherKindsHaveNoToolServerOrArguments() {
    AccessRequest connect = NetworkRequest.connect(ALICE, "example.com", 443);
    for (AttributeValue absent :
        List.of(tool("readOnly", ValueType.BOOLEAN), server("name"), args("x"), args())) {
      assertThat(evaluate(new Condition.IsTrue(absent), connect).detail())
          .isEqualTo("`" + absent + "` is absent");
    }
  }

  @Test
  void callWithoutArgumentsHasNoneOfTheirAttributes() {
    ToolCallRequest call = ToolCallRequest.of(ALICE, "erp", "pay");
    assertThat(evaluate(new Condition.Presence(args("to")), call).truth()).isEqualTo(DOES_NOT_HOLD);
    assertThat(evaluate(new Condition.IsTrue(args("to")), call).truth()).isEqualTo(FAILED);
  }

  @Test
  void refusedArgumentsAreAbsent() {
    assertThat(evaluate(new Condition.IsTrue(args("to")), call("{\"to\":1,\"to\":2}")).detail())
        .isEqualTo("`args.to` is absent");
  }

  @Test
  void asksTheOtherDomain() {
    List<String> asked = new ArrayList<>();
    BiFunction<Condition.PermittedAction, String, Permission> check =
        (action, value) -> {
          asked.add(action + " " + value);
          return switch (value) {
            case "bob" -> Permission.GRANTED;
            case "a" -> Permission.REFUSED;
            default -> Permission.UNREADABLE;
          };
        };
    SampleInput context =
        new SampleInput(call("{\"to\":\"bob\",\"no\":\"a\",\"odd\":\"\",\"n\":1}"), NOW, check);
    assertThat(CompiledCondition.of(permitted("to")).evaluate(context).truth()).isEqualTo(HOLDS);
    assertThat(CompiledCondition.of(permitted("no")).evaluate(context).truth())
        .isEqualTo(DOES_NOT_HOLD);
    assertThat(CompiledCondition.of(permitted("odd")).evaluate(context).detail())
        .isEqualTo("`args.odd` cannot be read as a resource");
    assertThat(CompiledCondition.of(permitted("n")).evaluate(context).detail())
        .isEqualTo("`args.n` has the wrong type");
    assertThat(CompiledCondition.of(permitted("missing")).evaluate(context).detail())
        .isEqualTo("`args.missing` is absent");
    assertThat(asked)
        .containsExactly("FILESYSTEM_READ bob", "FILESYSTEM_READ a", "FILESYSTEM_READ ");
  }

  @Test
  void survivesDeepConditions() {
    Condition deep = TRUE;
    for (int i = 0; i < 100_000; i++) {
      deep = i % 2 == 0 ? new Condition.Not(deep) : new Condition.All(List.of(deep));
    }
    assertThat(evaluate(deep).detail()).isEqualTo("the condition is nested too deep");
    assertThat(evaluate(new Condition.Any(List.of(deep, TRUE))).truth()).isEqualTo(HOLDS);
  }

  private static List<Truth> hints(ToolCallRequest call) {
    List<Truth> hints = new ArrayList<>();
    for (String name : List.of("readOnly", "destructive", "idempotent", "openWorld")) {
      hints.add(evaluate(new Condition.IsTrue(tool(name, ValueType.BOOLEAN)), call).truth());
    }
    return hints;
  }

  @Test
  void goesAsDeepAsItSaysAndNoDeeper() {
    Condition condition = Condition.ALWAYS;
    for (int depth = 0; depth < ConditionCompiler.MAX_DEPTH; depth++) {
      condition = new Condition.Not(condition);
    }
    assertThat(evaluate(condition).truth()).isEqualTo(HOLDS);
    assertThat(evaluate(new Condition.Not(condition)).truth()).isEqualTo(FAILED);
  }

  private static ConditionOutcome evaluate(Condition condition) {
    return evaluate(condition, call(ARGUMENTS));
  }

  private static ConditionOutcome evaluate(Condition condition, AccessRequest request) {
    return CompiledCondition.of(condition).evaluate(context(request));
  }

  private static SampleInput context(AccessRequest request) {
    return new SampleInput(request, NOW, (action, value) -> Permission.REFUSED);
  }

  private static ToolCallRequest call(String arguments) {
    McpServer server = McpServer.named("erp").fromCatalog("docker-hub").withDigest("sha256:2");
    return ToolCallRequest.builder(ALICE, server, McpTool.named("pay"))
        .environment(Environment.UNKNOWN.withAgent("claude"))
        .arguments(arguments)
        .build();
  }

  private static Arguments row(Condition condition, Truth expected) {
    return Arguments.of(condition, expected);
  }

  private static Condition compare(Operand left, String symbol, Operand right) {
    for (Operator operator : Operator.values()) {
      if (operator.symbol().equals(symbol)) {
        return new Condition.Comparison(operator, left, right);
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  private static Condition in(Operand element, Operand container) {
    return new Condition.Membership(element, container);
  }

  private static Condition like(Operand operand, String pattern) {
    return new Condition.Like(operand, Glob.of(pattern, GlobSyntax.STAR_AND_QUESTION));
  }

  private static Condition permitted(String name) {
    return new Condition.Permitted(args(name), Condition.PermittedAction.FILESYSTEM_READ);
  }

  private static Operand text(String value) {
    return new Operand.StringValue(value);
  }

  private static Operand texts(String... values) {
    return new Operand.StringSet(new LinkedHashSet<>(List.of(values)));
  }

  private static Operand number(String value) {
    return new Operand.NumberValue(new BigDecimal(value));
  }

  private static Operand bool(boolean value) {
    return new Operand.BooleanValue(value);
  }

  private static Operand time(String value) {
    return new Operand.TimeValue(Instant.parse(value));
  }

  private static AttributeValue subject(String name, ValueType type) {
    return new AttributeValue(AttributeRoot.SUBJECT, List.of(new Step.Member(name)), type);
  }

  private static AttributeValue tool(String name, ValueType type) {
    return new AttributeValue(AttributeRoot.TOOL, List.of(new Step.Member(name)), type);
  }

  private static AttributeValue server(String name) {
    return new AttributeValue(
        AttributeRoot.SERVER, List.of(new Step.Member(name)), ValueType.STRING);
  }

  private static AttributeValue attribute(String word) {
    return switch (word) {
      case "time" -> new AttributeValue(AttributeRoot.TIME, List.of(), ValueType.TIME);
      case "agent" -> new AttributeValue(AttributeRoot.AGENT, List.of(), ValueType.STRING);
      case "sandbox" -> new AttributeValue(AttributeRoot.SANDBOX, List.of(), ValueType.STRING);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static AttributeValue args(String... members) {
    List<Step> steps = new ArrayList<>();
    for (String member : members) {
      steps.add(new Step.Member(member));
    }
    return new AttributeValue(AttributeRoot.ARGS, steps, ValueType.JSON);
  }

  private static AttributeValue element(String member, int index) {
    return new AttributeValue(
        AttributeRoot.ARGS,
        List.of(new Step.Member(member), new Step.Index(index)),
        ValueType.JSON);
  }
}
