package dev.edict.eval.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ApprovalLedgerTest {
  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  private static final RuleSet RULES =
      PolicyFrontEnd.analyze(
              PolicySource.of(
                  "a.edict",
                  """
                  edict 1
                  policy "P" level org
                  filesystem {
                    allow "asked" read on "/a/**" require approval "why"
                    allow "free" read on "/b/**"
                  }
                  """))
          .requireRuleSet();

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final PolicyDecisionPoint point = PolicyDecisionPoint.of(RULES, now::get);
  private final ApprovalLedger ledger =
      ApprovalLedger.of(point::decide).with(now::get, Duration.ofMinutes(1), 2);

  private static AccessRequest read(String path) {
    return FileRequest.of(Subject.user("alice"), Environment.UNKNOWN, FileAction.READ, path);
  }

  private ApprovalRequest ask(String path) {
    return ledger.ask(read(path)).orElseThrow();
  }

  private String redeem(ApprovalRequest asked, String path) {
    return ledger.redeem(asked.id(), read(path)).code();
  }

  @Test
  void anApprovalIsGoodOnce() {
    ApprovalRequest asked = ask("/a/x");
    assertThat(ledger.answer(ApprovalAnswer.granted(asked, "carol"))).isTrue();
    Decision decision = ledger.redeem(asked.id(), read("/a/x"));
    assertThat(decision.isAllowed()).isTrue();
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-missing");
  }

  @Test
  void anApprovalIsForTheCanonicalResource() {
    ApprovalRequest asked = ask("/a/x");
    ledger.answer(ApprovalAnswer.granted(asked, "carol"));
    assertThat(redeem(asked, "/a/./x")).isEqualTo("approved");
  }

  @Test
  void anApprovalUsedForAnotherRequestIsLost() {
    ApprovalRequest asked = ask("/a/x");
    ledger.answer(ApprovalAnswer.granted(asked, "carol"));
    assertThat(redeem(asked, "/a/y")).isEqualTo("approval-mismatch");
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-missing");
  }

  @Test
  void askingBeforeTheAnswerLosesNothing() {
    ApprovalRequest asked = ask("/a/x");
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-missing");
    ledger.answer(ApprovalAnswer.granted(asked, "carol"));
    assertThat(redeem(asked, "/a/x")).isEqualTo("approved");
  }

  @Test
  void theFirstAnswerCounts() {
    ApprovalRequest asked = ask("/a/x");
    assertThat(ledger.answer(ApprovalAnswer.rejected(asked, "carol"))).isTrue();
    assertThat(ledger.answer(ApprovalAnswer.granted(asked, "mallory"))).isFalse();
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-rejected");
  }

  @Test
  void answersToNothingDoNotCount() {
    ApprovalRequest asked = ask("/a/x");
    assertThat(ledger.answer(new ApprovalAnswer("other", asked.digest(), true, "c"))).isFalse();
    assertThat(ledger.answer(new ApprovalAnswer(asked.id(), "other", true, "c"))).isFalse();
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-missing");
  }

  @Test
  void approvalsExpire() {
    ApprovalRequest asked = ask("/a/x");
    ledger.answer(ApprovalAnswer.granted(asked, "carol"));
    now.set(asked.expires());
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-expired");
    assertThat(ledger.answer(ApprovalAnswer.granted(asked, "carol"))).isFalse();
  }

  @Test
  void lateAnswersDoNotCount() {
    ApprovalRequest asked = ask("/a/x");
    now.set(asked.expires());
    assertThat(ledger.answer(ApprovalAnswer.granted(asked, "carol"))).isFalse();
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-expired");
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-missing");
  }

  @Test
  void approvalsEndWithThePolicySet() {
    ApprovalRequest asked = ask("/a/x");
    ledger.answer(ApprovalAnswer.granted(asked, "carol"));
    point.publish(RULES);
    assertThat(redeem(asked, "/a/x")).isEqualTo("approval-mismatch");
  }

  @Test
  void whatNeedsNoApprovalIsNotAsked() {
    assertThat(ledger.ask(read("/b/x"))).isEmpty();
    assertThat(ledger.ask(read("/c/x"))).isEmpty();
    ApprovalRequest asked = ask("/a/x");
    assertThat(redeem(asked, "/b/x")).isEqualTo("rule");
  }

  @Test
  void whatIsWithdrawnCannotBeApproved() {
    ApprovalRequest asked = ask("/a/x");
    ledger.withdraw(asked.id());
    assertThat(ledger.answer(ApprovalAnswer.granted(asked, "carol"))).isFalse();
  }

  @Test
  void aFullLedgerAsksNothingUntilSomethingExpires() {
    ask("/a/x");
    now.set(NOON.plusSeconds(30));
    ask("/a/y");
    assertThat(ledger.ask(read("/a/z"))).isEmpty();
    now.set(NOON.plusSeconds(60));
    assertThat(ledger.ask(read("/a/z"))).isPresent();
    assertThat(ledger.ask(read("/a/z"))).isEmpty();
  }

  @Test
  void refusesBoundsThatAreNone() {
    ApprovalLedger any = ApprovalLedger.of(point::decide);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.with(now::get, Duration.ZERO, 1))
        .withMessage("validity PT0S, capacity 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.with(now::get, Duration.ofSeconds(-1), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.with(now::get, Duration.ofSeconds(1), 0));
  }

  @Test
  void identifiersDiffer() {
    assertThat(ask("/a/x").id()).isNotEqualTo(ask("/a/x").id());
  }
}
