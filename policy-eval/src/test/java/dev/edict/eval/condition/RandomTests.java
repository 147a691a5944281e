package dev.edict.eval.condition;

import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.Operand.AttributeValue;
import dev.edict.dsl.rule.Operand.Step;
import dev.edict.dsl.rule.ValueType;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.eval.request.ServerRegistrationRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Conditions and requests of every kind, with values that are there, absent or of another type. */
final class RandomTests {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final List<String> TEXTS = List.of("a", "b", "red", "\uffff", "\ud83d\ude00");
  private static final List<String> NUMBERS = List.of("1", "1.0", "2", "-3.5", "1e30", "0");
  private static final List<String> JSON =
      List.of(
          "1",
          "1.0",
          "2",
          "true",
          "false",
          "\"a\"",
          "\"red\"",
          "null",
          "[]",
          "[1,2]",
          "{\"x\":1}",
          "[\"a\",\"b\"]",
          "[1,\"a\"]",
          "[true,{\"x\":[1]},\"red\"]",
          "1e30",
          "\"\\ud83d\\ude00\"");

  private final Random random;

  RandomTests(long seed) {
    this.random = new Random(seed);
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  Condition condition(int depth) {
    return switch (depth == 0 ? 3 : random.nextInt(6)) {
      case 0 -> new Condition.All(parts(depth));
      case 1 -> new Condition.Any(parts(depth));
      case 2 -> new Condition.Not(condition(depth - 1));
      default -> test();
    };
  }

  private List<Condition> parts(int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      parts.add(condition(depth - 1));
    }
    return parts;
  }

  private Condition test() {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 ->
          new Condition.Comparison(one(List.of(Operator.values())), operand(), operand());
      case 3, 4 -> new Condition.Membership(operand(), random.nextBoolean() ? set() : operand());
      case 5 -> new Condition.Presence(attribute());
      case 6 ->
          new Condition.Like(
              operand(), Glob.of(one(List.of("a", "?", "r*")), GlobSyntax.STAR_AND_QUESTION));
      case 7 -> new Condition.IsTrue(operand());
      default -> new Condition.Permitted(attribute(), one(List.of(PermittedAction.values())));
    };
  }

  private Operand operand() {
    return random.nextInt(5) < 2 ? constant() : attribute();
  }

  private Operand constant() {
    return switch (random.nextInt(4)) {
      case 0 -> new Operand.StringValue(one(TEXTS));
      case 1 -> new Operand.NumberValue(new BigDecimal(one(NUMBERS)));
      case 2 -> new Operand.BooleanValue(random.nextBoolean());
      default -> new Operand.TimeValue(NOON.plusSeconds(random.nextInt(3) - 1));
    };
  }

  private Operand set() {
    if (random.nextBoolean()) {
      Set<String> texts = new LinkedHashSet<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        texts.add(one(TEXTS));
      }
      return new Operand.StringSet(texts);
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      numbers.add(new BigDecimal(one(NUMBERS)));
    }
    return new Operand.NumberSet(numbers);
  }

  private AttributeValue attribute() {
    return switch (random.nextInt(10)) {
      case 0 -> of(AttributeRoot.SUBJECT, one(List.of("user", "org")), ValueType.STRING);
      case 1 -> of(AttributeRoot.SUBJECT, "teams", ValueType.STRING_SET);
      case 2, 3 ->
          of(
              AttributeRoot.SUBJECT,
              one(List.of("text", "number", "flag", "since", "texts", "numbers", "none")),
              one(List.of(ValueType.values())));
      case 4 -> new AttributeValue(AttributeRoot.AGENT, List.of(), ValueType.STRING);
      case 5 ->
          random.nextBoolean()
              ? new AttributeValue(AttributeRoot.SANDBOX, List.of(), ValueType.STRING)
              : new AttributeValue(AttributeRoot.TIME, List.of(), ValueType.TIME);
      case 6 ->
          random.nextBoolean()
              ? of(AttributeRoot.TOOL, one(List.of("name", "digest", "odd")), ValueType.STRING)
              : of(
                  AttributeRoot.TOOL,
                  one(List.of("readOnly", "destructive", "idempotent", "openWorld")),
                  ValueType.BOOLEAN);
      case 7 ->
          of(
              AttributeRoot.SERVER,
              one(List.of("name", "catalog", "digest", "url", "odd")),
              ValueType.STRING);
      default -> argument();
    };
  }

  private static AttributeValue of(AttributeRoot root, String member, ValueType type) {
    return new AttributeValue(root, List.of(new Step.Member(member)), type);
  }

  private AttributeValue argument() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Member(one(List.of("p", "q", "r"))));
    if (random.nextInt(3) == 0) {
      steps.add(random.nextBoolean() ? new Step.Member("x") : new Step.Index(random.nextInt(3)));
    }
    return new AttributeValue(AttributeRoot.ARGS, steps, ValueType.JSON);
  }

  SampleInput input() {
    return new SampleInput(request(), NOON, (action, value) -> permission(value));
  }

  private static Permission permission(String value) {
    return switch (value) {
      case "a" -> Permission.GRANTED;
      case "b" -> Permission.REFUSED;
      default -> Permission.UNREADABLE;
    };
  }

  private AccessRequest request() {
    return switch (random.nextInt(8)) {
      case 0 -> NetworkRequest.connect(subject(), "example.com", 443);
      case 1 -> new ServerRegistrationRequest(subject(), environment(), server());
      case 2 -> new ResourceReadRequest(subject(), environment(), server(), "docs://x");
      case 3 -> new PromptRequest(subject(), environment(), server(), "p");
      default -> call();
    };
  }

  private ToolCallRequest call() {
    McpTool tool = McpTool.named(one(TEXTS));
    if (random.nextBoolean()) {
      tool =
          tool.withDigest(one(TEXTS))
              .withHints(
                  random.nextBoolean(),
                  random.nextBoolean(),
                  random.nextBoolean(),
                  random.nextBoolean());
    }
    String arguments = random.nextInt(5) == 0 ? null : arguments();
    return new ToolCallRequest(subject(), environment(), server(), tool, arguments);
  }

  private String arguments() {
    List<String> members = new ArrayList<>();
    for (String name : List.of("p", "q", "r")) {
      if (random.nextInt(5) > 0) {
        members.add('"' + name + "\":" + one(JSON));
      }
    }
    return "{" + String.join(",", members) + "}";
  }

  private McpServer server() {
    McpServer server = McpServer.named(one(TEXTS));
    return random.nextBoolean()
        ? server
        : server.fromCatalog(one(TEXTS)).withDigest(one(TEXTS)).withUrl(one(TEXTS));
  }

  private Environment environment() {
    return random.nextBoolean()
        ? Environment.UNKNOWN
        : Environment.UNKNOWN.withAgent(one(TEXTS)).withSandbox(one(TEXTS));
  }

  private Subject subject() {
    Subject.Builder builder = Subject.builder(one(TEXTS));
    if (random.nextBoolean()) {
      builder.org(one(TEXTS)).team("red").team("a");
    }
    if (random.nextInt(4) > 0) {
      builder
          .attribute("text", one(TEXTS))
          .attribute("number", random.nextInt(3))
          .attribute("flag", random.nextBoolean())
          .attribute("since", NOON.minusSeconds(random.nextInt(3)))
          .attribute("texts", Set.of(one(TEXTS)))
          .attribute("numbers", List.of(1L, 2L));
    }
    return builder.build();
  }
}
