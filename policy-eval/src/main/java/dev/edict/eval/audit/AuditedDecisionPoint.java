package dev.edict.eval.audit;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides and records: exactly one event for every decision. A decision that cannot be recorded is
 * a denial with the code {@link #AUDIT_FAILED}. Safe for use by many threads.
 *
 * <pre>{@code
 * AuditedDecisionPoint audited = AuditedDecisionPoint.of(pdp::decide, sink).onHost("gateway-1");
 * Decision decision = audited.decide(request);
 * }</pre>
 */
public final class AuditedDecisionPoint {

  /** The code of a denial because of an event that could not be written. */
  public static final String AUDIT_FAILED = "audit-failed";

  private final Function<AccessRequest, Decision> decisions;
  private final AuditSink sink;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final @Nullable String host;

  private AuditedDecisionPoint(
      Function<AccessRequest, Decision> decisions,
      AuditSink sink,
      InstantSource clock,
      Supplier<UUID> ids,
      @Nullable String host) {
    this.decisions = decisions;
    this.sink = sink;
    this.clock = clock;
    this.ids = ids;
    this.host = host;
  }

  /**
   * Returns a decision point that asks {@code decisions} and records in {@code sink}, by the
   * system's clock, with random identifiers that sort by time, without a host.
   */
  public static AuditedDecisionPoint of(
      Function<AccessRequest, Decision> decisions, AuditSink sink) {
    InstantSource clock = InstantSource.system();
    return new AuditedDecisionPoint(decisions, sink, clock, new TimeOrderedIds(clock), null);
  }

  /** Returns this decision point with the name of the machine, for its events. */
  public AuditedDecisionPoint onHost(String name) {
    return new AuditedDecisionPoint(decisions, sink, clock, ids, name);
  }

  /** Returns this decision point with other sources of timestamps and event identifiers. */
  public AuditedDecisionPoint with(InstantSource newClock, Supplier<UUID> newIds) {
    return new AuditedDecisionPoint(decisions, sink, newClock, newIds, host);
  }

  /** Returns whether the request may go on, after the event of it is kept. */
  public Decision decide(AccessRequest request) {
    Decision decision = decisions.apply(request);
    try {
      sink.write(AuditEvent.of(request, decision, clock.instant(), ids.get(), host));
      return decision;
    } catch (IOException | RuntimeException notKept) {
      return notRecorded(decision);
    }
  }

  private static Decision notRecorded(Decision decision) {
    return new Decision(
        Outcome.DENY,
        Basis.INVALID,
        Optional.empty(),
        AUDIT_FAILED,
        "the decision could not be recorded",
        decision.resource(),
        List.of(),
        decision.policyDigest(),
        decision.generation());
  }
}
