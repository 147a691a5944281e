package dev.edict.eval.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One decision, one event. */
class AuditedDecisionPointTest {
  private static final AccessRequest REQUEST = AuditEvents.connect("x.com");
  private static final Decision ALLOW =
      AuditEvents.decision(Outcome.ALLOW, Basis.EXPLICIT, "x.com:443");

  @Test
  void recordsEveryDecisionOnce() {
    List<AuditEvent> kept = new ArrayList<>();
    AuditedDecisionPoint audited =
        AuditedDecisionPoint.of(request -> ALLOW, kept::add)
            .with(InstantSource.fixed(AuditEvents.NOW), () -> AuditEvents.ID)
            .onHost("gateway-1");

    assertThat(audited.decide(REQUEST)).isSameAs(ALLOW);

    assertThat(kept)
        .containsExactly(
            AuditEvent.of(REQUEST, ALLOW, AuditEvents.NOW, AuditEvents.ID, "gateway-1"));
    audited.decide(REQUEST);
    assertThat(kept).hasSize(2);
  }

  @Test
  void everyEventHasItsOwnIdentifier() {
    List<AuditEvent> kept = new ArrayList<>();
    AuditedDecisionPoint audited = AuditedDecisionPoint.of(request -> ALLOW, kept::add);
    audited.decide(REQUEST);
    audited.decide(REQUEST);
    assertThat(kept).extracting(AuditEvent::eventId).doesNotHaveDuplicates();
  }

  @Test
  void deniesWhatItCannotRecord() {
    assertDenied(
        event -> {
          throw new IOException("disk full");
        });
    assertDenied(
        event -> {
          throw new IllegalStateException("broken sink");
        });
  }

  private static void assertDenied(AuditSink sink) {
    Decision decision = AuditedDecisionPoint.of(request -> ALLOW, sink).decide(REQUEST);
    assertThat(decision.outcome()).isEqualTo(Outcome.DENY);
    assertThat(decision.basis()).isEqualTo(Basis.INVALID);
    assertThat(decision.code()).isEqualTo("audit-failed");
    assertThat(decision.reason()).doesNotContain("disk", "broken");
    assertThat(decision.resource()).isEqualTo("x.com:443");
  }
}
