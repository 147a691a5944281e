package dev.edict.audit.journal;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.audit.AuditEvent;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.MountRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.Subject;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Passes decisions from the threads that decide to the one that writes.
 *
 * <p>Handed over is only what the event needs and cannot change: never the request itself, which
 * holds arguments of any size. What is faulty or long becomes an event, and so is bounded, before
 * it waits in the queue.
 */
final class HandOver {
  private static final int LONG_TEXT = 4096;

  private final EventRing ring;
  private final EventClock clock;
  private final LongFunction<UUID> ids;
  private final @Nullable String host;
  private final EventRing.Slot slot = new EventRing.Slot();

  HandOver(EventRing ring, EventClock clock, LongFunction<UUID> ids, @Nullable String host) {
    this.ring = ring;
    this.clock = clock;
    this.ids = ids;
    this.host = host;
  }

  /** Puts a decision into the ring; see {@link EventRing#offer}. */
  long offer(AccessRequest request, Decision decision) {
    long now = clock.micros();
    String action = action(request);
    if (decision.basis() == Basis.INVALID
        || decision.resource().length() > LONG_TEXT
        || action.length() > LONG_TEXT) {
      return offer(
          AuditEvent.of(request, decision, EventClock.instantOf(now), ids.apply(now), host));
    }
    return ring.offer(
        now, request.subject(), request.environment(), request.domain(), action, decision);
  }

  /** Puts an event into the ring; see {@link EventRing#offer}. */
  long offer(AuditEvent event) {
    return ring.offer(0, event, null, null, null, null);
  }

  /** Returns the next event, or null when none waits; for one thread only. */
  @Nullable AuditEvent poll() {
    if (!ring.poll(slot)) {
      return null;
    }
    if (slot.first instanceof AuditEvent event) {
      return event;
    }
    if (slot.first instanceof Subject subject
        && slot.second instanceof Environment environment
        && slot.third instanceof Domain domain
        && slot.fourth instanceof String action
        && slot.fifth instanceof Decision decision) {
      return event(subject, environment, domain, action, decision);
    }
    throw new AssertionError("a slot without facts");
  }

  private AuditEvent event(
      Subject subject, Environment environment, Domain domain, String action, Decision decision) {
    Rule rule = decision.rule().orElse(null);
    return new AuditEvent(
        EventClock.instantOf(slot.micros),
        ids.apply(slot.micros),
        BoundedText.name(subject.user()),
        BoundedText.nameOrNull(subject.org().orElse(null)),
        BoundedText.nameOrNull(environment.sandbox()),
        BoundedText.nameOrNull(environment.agent()),
        BoundedText.nameOrNull(host),
        domain,
        rule == null ? AuditEvent.DEFAULT_DENY : BoundedText.name(rule.id().rule()),
        decision.outcome(),
        decision.basis(),
        BoundedText.name(action),
        BoundedText.resource(decision.resource()),
        rule == null ? null : rule.severity(),
        rule == null ? null : BoundedText.name(rule.policy().name()),
        rule == null ? null : rule.level(),
        decision.policyDigest().isEmpty() ? null : decision.policyDigest(),
        decision.generation());
  }

  /** Returns {@link AccessRequest#action()}, without making a text for those that are common. */
  private static String action(AccessRequest request) {
    if (request instanceof NetworkRequest connect) {
      return switch (connect.protocol()) {
        case TCP -> "connect:tcp";
        case UDP -> "connect:udp";
      };
    }
    if (request instanceof HttpRequest http) {
      return httpAction(http.method(), request);
    }
    if (request instanceof ProxyRequest proxy && proxy.message() != null) {
      return httpAction(proxy.message().method(), request);
    }
    if (request instanceof MountRequest mount) {
      return switch (mount.access()) {
        case READ -> "mount:read";
        case WRITE -> "mount:write";
      };
    }
    return request.action();
  }

  private static String httpAction(String method, AccessRequest request) {
    return switch (method) {
      case "GET" -> "http:GET";
      case "HEAD" -> "http:HEAD";
      case "POST" -> "http:POST";
      case "PUT" -> "http:PUT";
      case "PATCH" -> "http:PATCH";
      case "DELETE" -> "http:DELETE";
      case "OPTIONS" -> "http:OPTIONS";
      default -> request.action();
    };
  }
}
