package dev.edict.eval.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApprovedDecisionPointTest {
  private static final Subject ALICE = Subject.user("alice");
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final PolicyDecisionPoint point = PolicyDecisionPoint.of(rules("pay"), now::get);

  private static RuleSet rules(String tool) {
    return PolicyFrontEnd.analyze(
            PolicySource.of(
                "a.edict",
                "edict 1\npolicy \"P\" level org\nmcp {\n  allow \"pay\" call \"erp/"
                    + tool
                    + "\" require approval \"money moves\"\n"
                    + "  allow \"read\" call \"erp/read\"\n"
                    + "  secret \"K\" for server \"erp\" inject header \"x-key\"\n}\n"))
        .requireRuleSet();
  }

  private static AccessRequest pay(String arguments) {
    return ToolCallRequest.builder(ALICE, McpServer.named("erp"), McpTool.named("pay"))
        .arguments(arguments)
        .build();
  }

  private Decision decide(ApprovalProvider provider) {
    return ApprovedDecisionPoint.of(point::decide, provider)
        .with(now::get, Duration.ofMinutes(1), 1)
        .decide(pay("{}"));
  }

  private void assertDenied(Decision decision, String code) {
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.IMPLICIT);
    assertThat(decision.code()).isEqualTo(code);
    assertThat(decision.obligations()).isEmpty();
    assertThat(decision.reason()).startsWith("rule \"pay\" would allow it, but ");
  }

  @Test
  void goesOnWhenAPersonSaysYes() {
    List<ApprovalRequest> asked = new ArrayList<>();
    Decision decision =
        decide(
            request -> {
              asked.add(request);
              return Optional.of(ApprovalAnswer.granted(request, "carol"));
            });
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.code()).isEqualTo("approved");
    assertThat(decision.reason()).isEqualTo("a person approved what rule \"pay\" allows");
    assertThat(decision.rule()).isEqualTo(point.decide(pay("{}")).rule());
    assertThat(decision.obligations())
        .hasSize(1)
        .allMatch(obligation -> obligation instanceof Obligation.InjectSecret);
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).reason()).isEqualTo("money moves");
    assertThat(asked.get(0).resource()).isEqualTo("erp/pay");
    assertThat(asked.get(0).expires()).isEqualTo(NOON.plusSeconds(60));
    assertThat(asked.get(0).id()).matches("[0-9a-f]{32}");
    assertThat(asked.get(0).digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void asksNobodyWithoutNeed() {
    ApprovalProvider never =
        request -> {
          throw new AssertionError("asked");
        };
    ApprovedDecisionPoint approved = ApprovedDecisionPoint.of(point::decide, never);
    assertThat(approved.decide(ToolCallRequest.of(ALICE, "erp", "read")).isAllowed()).isTrue();
    assertThat(approved.decide(ToolCallRequest.of(ALICE, "erp", "drop")).code())
        .isEqualTo("no-rule");
  }

  @Test
  void isDeniedWithoutAnAnswer() {
    assertDenied(decide(request -> Optional.empty()), "approval-missing");
  }

  @Test
  void isDeniedWhenAskingFails() {
    assertDenied(
        decide(
            request -> {
              throw new IllegalStateException("no line to the person");
            }),
        "approval-missing");
  }

  @Test
  void isDeniedWhenAPersonSaysNo() {
    assertDenied(
        decide(request -> Optional.of(ApprovalAnswer.rejected(request, "carol"))),
        "approval-rejected");
  }

  @Test
  void isDeniedWhenTheAnswerIsLate() {
    assertDenied(
        decide(
            request -> {
              now.set(request.expires());
              return Optional.of(ApprovalAnswer.granted(request, "carol"));
            }),
        "approval-expired");
  }

  @Test
  void goesOnWhenTheAnswerIsJustInTime() {
    Decision decision =
        decide(
            request -> {
              now.set(request.expires().minusNanos(1));
              return Optional.of(ApprovalAnswer.granted(request, "carol"));
            });
    assertThat(decision.isAllowed()).isTrue();
  }

  @Test
  void isDeniedWhenSomethingElseWasApproved() {
    assertDenied(
        decide(
            request ->
                Optional.of(new ApprovalAnswer(request.id(), "0".repeat(64), true, "carol"))),
        "approval-mismatch");
    assertDenied(
        decide(
            request ->
                Optional.of(new ApprovalAnswer("0".repeat(32), request.digest(), true, "carol"))),
        "approval-mismatch");
  }

  @Test
  void isDeniedWhenThePolicySetWasReplacedMeanwhile() {
    assertDenied(
        decide(
            request -> {
              point.publish(rules("pay"));
              return Optional.of(ApprovalAnswer.granted(request, "carol"));
            }),
        "approval-mismatch");
  }

  @Test
  void isDecidedAnewAfterTheAnswer() {
    Decision decision =
        decide(
            request -> {
              point.publish(rules("other"));
              return Optional.of(ApprovalAnswer.granted(request, "carol"));
            });
    assertThat(decision.code()).isEqualTo("no-rule");
    assertThat(decision.generation()).isEqualTo(2);
  }

  @Test
  void anAnswerCannotBeUsedTwice() {
    List<ApprovalAnswer> given = new ArrayList<>();
    ApprovalProvider replaying =
        request -> {
          given.add(ApprovalAnswer.granted(request, "carol"));
          return Optional.of(given.get(0));
        };
    ApprovedDecisionPoint approved = ApprovedDecisionPoint.of(point::decide, replaying);
    assertThat(approved.decide(pay("{}")).isAllowed()).isTrue();
    assertDenied(approved.decide(pay("{}")), "approval-mismatch");
  }

  @Test
  void askingAgainAndAgainDoesNotFillTheLedger() {
    ApprovedDecisionPoint approved =
        ApprovedDecisionPoint.of(point::decide, request -> Optional.empty())
            .with(now::get, Duration.ofMinutes(1), 1);
    List<Integer> asked = new ArrayList<>();
    ApprovedDecisionPoint counting =
        ApprovedDecisionPoint.of(
                point::decide,
                request -> {
                  asked.add(1);
                  return Optional.empty();
                })
            .with(now::get, Duration.ofMinutes(1), 1);
    for (int i = 0; i < 3; i++) {
      assertDenied(counting.decide(pay("{}")), "approval-missing");
      assertDenied(approved.decide(pay("{}")), "approval-missing");
    }
    assertThat(asked).hasSize(3);
  }
}
