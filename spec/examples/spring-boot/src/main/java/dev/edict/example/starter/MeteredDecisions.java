package dev.edict.example.starter;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Decides, and measures every decision: {@code edict.decisions} counts and times them by outcome,
 * kind and domain, never by user, rule or resource, of which there may be any number.
 */
public final class MeteredDecisions {
  private final PolicyDecisionPoint decisions;
  private final MeterRegistry meters;

  MeteredDecisions(PolicyDecisionPoint decisions, MeterRegistry meters) {
    this.decisions = decisions;
    this.meters = meters;
  }

  /** Returns the decision about a request. */
  public Decision decide(AccessRequest request) {
    long start = System.nanoTime();
    Decision decision = decisions.decide(request);
    long nanos = System.nanoTime() - start;
    Timer.builder("edict.decisions")
        .description("Decisions about requests of agents")
        .tag("outcome", decision.outcome().name().toLowerCase(Locale.ROOT))
        .tag("kind", decision.basis().word())
        .tag("domain", request.domain().name().toLowerCase(Locale.ROOT))
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
    return decision;
  }
}
