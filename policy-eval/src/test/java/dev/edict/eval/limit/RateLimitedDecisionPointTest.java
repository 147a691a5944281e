package dev.edict.eval.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.PromptRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitedDecisionPointTest {
  private static final PolicyDecisionPoint POINT =
      PolicyDecisionPoint.of(
          PolicyFrontEnd.analyze(
                  List.of(
                      PolicySource.of(
                          "org.edict",
                          """
                          edict 1
                          policy "Org" level org
                          limits { calls 5 per minute }
                          mcp {
                            allow "all" call "erp/*"
                            allow "p" get prompt "*" from "erp"
                            deny "drop" call "erp/drop"
                          }
                          """),
                      PolicySource.of(
                          "team.edict",
                          """
                          edict 1
                          policy "Team" level org for team "red"
                          limits { calls 2 per minute }
                          """)))
              .requireRuleSet());

  private final RateLimitedDecisionPoint limited =
      RateLimitedDecisionPoint.of(
          POINT::decide, POINT::callLimit, new CallRateLimiter(() -> 0, 10));

  private static Subject subject(String team) {
    return Subject.builder("alice").team(team).build();
  }

  private Decision call(Subject subject, String tool) {
    return limited.decide(ToolCallRequest.of(subject, "erp", tool));
  }

  @Test
  void deniesCallsBeyondTheLeastLimit() {
    assertThat(call(subject("red"), "get").isAllowed()).isTrue();
    assertThat(call(subject("red"), "get").isAllowed()).isTrue();
    Decision third = call(subject("red"), "get");
    assertThat(third.outcome()).isEqualTo(Outcome.DENY);
    assertThat(third.basis()).isEqualTo(Basis.IMPLICIT);
    assertThat(third.code()).isEqualTo("rate-limited");
    assertThat(third.reason()).isEqualTo("policy \"Team\" limits calls to 2 per minute");
    assertThat(third.resource()).isEqualTo("erp/get");
  }

  @Test
  void deniedCallsAndOtherRequestsDoNotCount() {
    for (int i = 0; i < 9; i++) {
      assertThat(call(subject("blue"), "drop").code()).isEqualTo("rule");
      limited.decide(
          new PromptRequest(subject("blue"), Environment.UNKNOWN, McpServer.named("erp"), "x"));
    }
    for (int i = 0; i < 5; i++) {
      assertThat(call(subject("blue"), "get").isAllowed()).isTrue();
    }
    assertThat(call(subject("blue"), "get").code()).isEqualTo("rate-limited");
  }

  @Test
  void withoutALimitNothingIsCounted() {
    RateLimitedDecisionPoint unlimited =
        RateLimitedDecisionPoint.of(
            POINT::decide, subject -> Optional.empty(), new CallRateLimiter(() -> 0, 1));
    for (String user : List.of("a", "b", "c")) {
      assertThat(unlimited.decide(ToolCallRequest.of(Subject.user(user), "erp", "get")).isAllowed())
          .isTrue();
    }
  }
}
