package dev.edict.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecializationTest {
  private static final Subject ALICE = Subject.builder("alice").team("red").build();
  private static final Environment HERE =
      Environment.UNKNOWN.withAgent("claude").withSandbox("sb-1");
  private static final RuleSet RULES = rules("get");

  private static RuleSet rules(String tool) {
    return PolicyFrontEnd.analyze(
            List.of(
                PolicySource.of(
                    "org.edict",
                    "edict 1\npolicy \"Org\" level org\n"
                        + "limits { calls 9 per minute }\n"
                        + "mcp {\n  allow \"hers\" call \"erp/"
                        + tool
                        + "\" when subject.user == \"alice\" and agent == \"claude\"\n"
                        + "  allow \"his\" call \"erp/put\" when subject.user == \"bob\"\n"
                        + "  allow \"small\" call \"erp/pay\""
                        + " when sandbox like \"sb-*\" and args.n < 5\n}\n"),
                PolicySource.of(
                    "red.edict",
                    """
                    edict 1
                    policy "Red" level org for team "red"
                    limits { calls 3 per minute }
                    mcp {
                      deny "red" call "erp/drop"
                      secret "K" for server "erp" inject header "x-key"
                    }
                    """),
                PolicySource.of(
                    "blue.edict",
                    """
                    edict 1
                    policy "Blue" level org for team "blue"
                    limits { calls 1 per minute }
                    mcp {
                      deny "blue" call "*/*"
                    }
                    """)))
        .requireRuleSet();
  }

  private final PolicyDecisionPoint general = PolicyDecisionPoint.of(RULES);
  private final PolicyDecisionPoint hers = general.specialize(ALICE, HERE);

  private static ToolCallRequest call(Subject subject, Environment environment, String tool) {
    return ToolCallRequest.builder(subject, McpServer.named("erp"), McpTool.named(tool))
        .environment(environment)
        .build();
  }

  @Test
  void leavesOnlyWhatIsNotKnownYet() {
    assertThat(hers.ruleSet().rules())
        .extracting(rule -> rule.id().rule())
        .containsExactly("hers", "small", "red");
    assertThat(hers.ruleSet().rules().get(0).condition()).isEqualTo(Condition.ALWAYS);
    assertThat(hers.ruleSet().rules().get(1).condition()).isInstanceOf(Condition.Comparison.class);
    assertThat(hers.ruleSet().policies())
        .extracting(policy -> policy.name())
        .containsExactly("Org", "Red");
    assertThat(hers.ruleSet().policies()).allMatch(policy -> policy.teams().isEmpty());
    assertThat(hers.ruleSet().digest()).isEqualTo(RULES.digest());
  }

  @Test
  void decidesAsBefore() {
    for (String tool : List.of("get", "put", "pay", "drop")) {
      ToolCallRequest request = call(ALICE, HERE, tool);
      Decision before = general.decide(request);
      Decision after = hers.decide(request);
      assertThat(after.outcome()).isEqualTo(before.outcome());
      assertThat(after.rule().map(rule -> rule.id())).isEqualTo(before.rule().map(r -> r.id()));
      assertThat(after.obligations()).isEqualTo(before.obligations());
      assertThat(after.generation()).isEqualTo(1);
    }
    assertThat(hers.decide(call(ALICE, HERE, "get")).obligations())
        .allMatch(obligation -> obligation instanceof Obligation.InjectSecret)
        .hasSize(1);
  }

  @Test
  void homeAndProfileMayDiffer() {
    assertThat(hers.decide(call(ALICE, HERE.withHome("/h"), "get")).isAllowed()).isTrue();
  }

  @Test
  void nobodyElseIsServed() {
    Subject other = Subject.builder("alice").team("blue").build();
    List<ToolCallRequest> requests =
        List.of(
            call(other, HERE, "get"),
            call(ALICE, HERE.withAgent("other"), "get"),
            call(ALICE, HERE.withSandbox("sb-2"), "get"));
    for (ToolCallRequest request : requests) {
      Decision decision = hers.decide(request);
      assertThat(decision.basis()).isEqualTo(Basis.INVALID);
      assertThat(decision.code()).isEqualTo("other-subject");
    }
  }

  @Test
  void whatIsPublishedToItIsSpecializedToo() {
    hers.publish(rules("list"));
    assertThat(hers.decide(call(ALICE, HERE, "list")).isAllowed()).isTrue();
    assertThat(hers.decide(call(ALICE, HERE, "get")).isAllowed()).isFalse();
    assertThat(hers.generation()).isEqualTo(2);
    assertThat(hers.ruleSet().policies()).hasSize(2);
    assertThat(general.decide(call(ALICE, HERE, "get")).isAllowed()).isTrue();
  }

  @Test
  void limitsAreTheSame() {
    assertThat(hers.effectiveLimits(ALICE).get(0).amount()).isEqualTo(3);
    assertThat(hers.callLimit(ALICE).orElseThrow().policy().name()).isEqualTo("Red");
    assertThat(general.callLimit(Subject.user("carol")).orElseThrow().amount()).isEqualTo(9);
  }

  @Test
  void nothingPublishedStaysNothing() {
    PolicyDecisionPoint nothing = PolicyDecisionPoint.denyAll().specialize(ALICE, HERE);
    assertThat(nothing.decide(call(ALICE, HERE, "get")).code()).isEqualTo("no-policy");
    assertThat(nothing.callLimit(ALICE)).isEmpty();
  }
}
