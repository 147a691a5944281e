package dev.edict.eval.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.PolicySource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {

  private static Condition condition(String clauses) {
    return PolicyFrontEnd.analyze(
            PolicySource.of(
                "a.edict",
                "edict 1\npolicy \"P\" level org\nattribute subject.rank: integer\n"
                    + "attribute subject.roles: set of string\nattribute subject.admin: boolean\n"
                    + "attribute subject.since: time\n"
                    + "mcp {\n  allow \"a\" call \"erp/*\" "
                    + clauses
                    + "\n}\n"))
        .requireRuleSet()
        .rules()
        .get(0)
        .condition();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "args.amount <= 500",
        "args.rate > 0.5",
        "args.to != \"bob\"",
        "args.ok == true",
        "not (args.amount > 500)",
        "not subject.admin",
        "args.a == 1 and (args.b == 2 or tool.readOnly)",
        "args.a == 1 or (args.b == 2 and not tool.readOnly)",
        "args has payee.iban",
        "subject has rank",
        "subject.user like \"a*\"",
        "\"dev\" in subject.roles",
        "args.n in [1, 2.5]",
        "subject.user in [\"a\", \"b\"]",
        "args.list[2].name == \"x\"",
        "subject.since < \"2026-12-31T18:00:00Z\"",
        "args.s == \"a\\\"b\\\\c\"",
        "agent == \"claude\""
      })
  void writesWhatIsReadBack(String text) {
    Condition condition = condition("when " + text);
    assertThat(ConditionText.of(condition)).isEqualTo(text);
    assertThat(condition("when " + ConditionText.of(condition))).isEqualTo(condition);
  }

  @Test
  void writesOtherClausesAsConditions() {
    assertThat(ConditionText.of(condition("unless args.a == 1"))).isEqualTo("not (args.a == 1)");
    assertThat(ConditionText.of(condition("where args.p is filesystem read")))
        .isEqualTo("args.p is filesystem read");
    assertThat(ConditionText.of(condition("where args.u is network connect")))
        .isEqualTo("args.u is network connect");
  }

  @Test
  void namesTheConditionsThatAreConstant() {
    assertThat(ConditionText.of(Condition.ALWAYS)).isEqualTo("true");
    assertThat(ConditionText.of(PartialEvaluator.NEVER)).isEqualTo("false");
  }

  @Test
  void writesThePresenceOfARoot() {
    Operand.AttributeValue agent =
        new Operand.AttributeValue(AttributeRoot.AGENT, List.of(), ValueType.STRING);
    assertThat(ConditionText.of(new Condition.Presence(agent))).isEqualTo("agent");
  }

  @Test
  void shortensLongSets() {
    assertThat(ConditionText.of(condition("when args.n in [1, 2, 3, 4, 5]")))
        .isEqualTo("args.n in [1, 2, 3, 4, 5]");
    assertThat(ConditionText.of(condition("when args.n in [1, 2, 3, 4, 5, 6]")))
        .isEqualTo("args.n in [1, 2, 3, 4, 5, ...]");
  }

  @Test
  void shortensWhatIsTooLong() {
    String exact = "args.s == \"" + "x".repeat(188) + "\"";
    assertThat(ConditionText.of(condition("when " + exact))).isEqualTo(exact).hasSize(200);
    assertThat(ConditionText.of(condition("when args.s == \"" + "x".repeat(189) + "\"")))
        .hasSize(200)
        .endsWith("xxx...");
  }

  @Test
  void writesAsciiOnly() {
    assertThat(ConditionText.of(condition("when args.s == \"\u00e9 ~\"")))
        .isEqualTo("args.s == \"\\u{e9} ~\"");
  }

  @Test
  void endsOnDeepConditions() {
    Condition deep = condition("when args.a == 1");
    for (int i = 0; i < 100_000; i++) {
      deep = i % 2 == 0 ? new Condition.Not(deep) : new Condition.All(List.of(deep));
    }
    assertThat(ConditionText.of(deep)).startsWith("not (not (").endsWith("...").hasSize(200);
  }
}
