package dev.edict.eval.audit;

import dev.edict.dsl.PolicyFrontEnd;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.HttpRequest;
import dev.edict.eval.request.NetworkRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events for tests. */
final class AuditEvents {
  static final Instant NOW = Instant.parse("2026-07-01T12:00:00.123456789Z");
  static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
  static final String DIGEST = "a".repeat(64);
  static final Subject ALICE = Subject.builder("alice").org("acme").team("payments").build();

  private AuditEvents() {}

  static Rule rule() {
    return PolicyFrontEnd.analyze(
            PolicySource.of(
                "acme.edict",
                """
                edict 1
                policy "Acme" level org
                network { deny "no paste" connect any to "paste.ee" severity high }
                """))
        .requireRuleSet()
        .rules()
        .get(0);
  }

  static AccessRequest connect(String host) {
    return NetworkRequest.builder(ALICE, host, 443)
        .environment(Environment.UNKNOWN.withAgent("claude").withSandbox("sb-1"))
        .build();
  }

  static AccessRequest get(String url) {
    return HttpRequest.of(Subject.user("bob"), "GET", url);
  }

  static Decision denial(Basis basis, String resource) {
    return decision(Outcome.DENY, basis, resource);
  }

  static Decision decision(Outcome outcome, Basis basis, String resource) {
    Optional<Rule> rule = basis == Basis.EXPLICIT ? Optional.of(rule()) : Optional.empty();
    return new Decision(outcome, basis, rule, "code", "reason", resource, List.of(), DIGEST, 7);
  }

  static AuditEvent event(AccessRequest request, Decision decision) {
    return AuditEvent.of(request, decision, NOW, ID, "build-7");
  }

  static AuditEvent event(String resource) {
    return event(connect("paste.ee"), denial(Basis.EXPLICIT, resource));
  }

  static AuditEvent withUser(String user, @Nullable String host) {
    AccessRequest request = NetworkRequest.connect(Subject.user(user), "paste.ee", 443);
    return AuditEvent.of(request, denial(Basis.IMPLICIT, "paste.ee:443"), NOW, ID, host);
  }
}
