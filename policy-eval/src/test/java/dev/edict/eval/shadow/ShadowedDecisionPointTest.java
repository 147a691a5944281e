package dev.edict.eval.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Subject;
import dev.edict.eval.request.ToolCallRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ShadowedDecisionPointTest {
  private static final AccessRequest GET = ToolCallRequest.of(Subject.user("alice"), "erp", "get");

  private static Function<AccessRequest, Decision> rules(String... lines) {
    return PolicyDecisionPoint.of(
            PolicyFrontEnd.analyze(
                    PolicySource.of(
                        "a.edict",
                        "edict 1\npolicy \"P\" level org\nmcp {\n"
                            + String.join("\n", lines)
                            + "\n}\n"))
                .requireRuleSet())
        ::decide;
  }

  private static final Function<AccessRequest, Decision> ALLOWING =
      rules("allow \"a\" call \"erp/*\"");

  @Test
  void reportsBothAndWhetherTheyDiffer() {
    ShadowedDecision both = ShadowedDecisionPoint.of(ALLOWING, rules()).decide(GET);
    assertThat(both.enforced()).isEqualTo(ALLOWING.apply(GET));
    assertThat(both.candidate()).contains(rules().apply(GET));
    assertThat(both.differs()).isTrue();
  }

  @Test
  void anotherRuleWithTheSameAnswerIsNoDifference() {
    Function<AccessRequest, Decision> renamed = rules("allow \"b\" call \"erp/get\"");
    assertThat(ShadowedDecisionPoint.of(ALLOWING, renamed).decide(GET).differs()).isFalse();
  }

  @Test
  void anotherDutyIsADifference() {
    Function<AccessRequest, Decision> secret =
        rules(
            "allow \"a\" call \"erp/*\"",
            "secret \"K\" for server \"erp\" inject header \"x-key\"");
    assertThat(ShadowedDecisionPoint.of(ALLOWING, secret).decide(GET).differs()).isTrue();
  }

  @Test
  void aFailingCandidateIsReportedAndChangesNothing() {
    ShadowedDecision both =
        ShadowedDecisionPoint.of(
                ALLOWING,
                request -> {
                  throw new IllegalStateException("no table");
                })
            .decide(GET);
    assertThat(both.enforced().isAllowed()).isTrue();
    assertThat(both.candidate()).isEmpty();
    assertThat(both.differs()).isTrue();
  }

  @Test
  void showsBothToAnObserverWhoMayFail() {
    List<ShadowedDecision> seen = new ArrayList<>();
    Function<AccessRequest, Decision> observed =
        ShadowedDecisionPoint.of(ALLOWING, rules())
            .observedBy(
                both -> {
                  seen.add(both);
                  throw new IllegalStateException("full");
                });
    assertThat(observed.apply(GET).isAllowed()).isTrue();
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).differs()).isTrue();
  }
}
