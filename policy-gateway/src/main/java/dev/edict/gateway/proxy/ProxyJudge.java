package dev.edict.gateway.proxy;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.network.HostName;
import dev.edict.dsl.match.network.HostPort;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.ProxyRequest;
import dev.edict.eval.request.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what clients of a proxy ask for, and records: one event for each request. Safe for use by
 * many threads.
 */
final class ProxyJudge {
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;

  private final PolicyDecisionPoint policy;
  private final Subject subject;
  private final Environment environment;
  private final AuditSink sink;
  private final HostResolver resolver;
  private final @Nullable String host;
  private final AuditedDecisionPoint audited;

  ProxyJudge(
      PolicyDecisionPoint policy,
      Subject subject,
      Environment environment,
      AuditSink sink,
      HostResolver resolver,
      @Nullable String host) {
    this.policy = policy;
    this.subject = subject;
    this.environment = environment;
    this.sink = sink;
    this.resolver = resolver;
    this.host = host;
    this.audited = audited(policy::decide);
  }

  /** Returns a builder of a request to {@code target}. */
  ProxyRequest.Builder request(String target) {
    return ProxyRequest.builder(subject, target).environment(environment);
  }

  /**
   * Sees whether a request could go on, and adds the addresses of its name. Nothing is recorded yet
   * if it could. A name that the policy denies is never resolved: that alone would tell somebody.
   *
   * @throws Denied if it could not, which is recorded
   * @throws ProxyFault if the name has no address
   */
  void prepare(ProxyRequest.Builder request) throws Denied, ProxyFault {
    requireAllowed(request.build());
    Canonical<HostPort> target = HostPort.parse(request.build().target());
    if (target.value().host() instanceof HostName name) {
      request.resolvedAddresses(resolve(name.text()));
      requireAllowed(request.build());
    }
  }

  private List<String> resolve(String name) throws ProxyFault {
    try {
      List<String> addresses = resolver.resolve(name);
      if (addresses.isEmpty()) {
        throw new IOException("no address");
      }
      return addresses;
    } catch (IOException unknown) {
      throw new ProxyFault(BAD_GATEWAY, "unresolvable", "the name of the host has no address");
    }
  }

  private void requireAllowed(ProxyRequest request) throws Denied, ProxyFault {
    if (!policy.decide(request).isAllowed()) {
      decide(request);
      throw new ProxyFault(UNAVAILABLE, "policy-changed", "the policy changed; ask again");
    }
  }

  /**
   * Decides and records.
   *
   * @throws Denied if the request may not go on
   */
  Decision decide(ProxyRequest request) throws Denied {
    Decision decision = audited.decide(request);
    if (!decision.isAllowed()) {
      throw new Denied(decision);
    }
    return decision;
  }

  /**
   * Decides anew about a request that goes on.
   *
   * @throws Denied if it may not any more, which is recorded
   */
  void requireStillAllowed(ProxyRequest request) throws Denied {
    if (!policy.decide(request).isAllowed()) {
      decide(request);
    }
  }

  /** Records that the proxy itself refuses a request, and returns that. */
  Denied refuse(ProxyRequest request, String code, String reason) {
    return new Denied(audited(asked -> refusal(asked, code, reason)).decide(request));
  }

  private AuditedDecisionPoint audited(Function<AccessRequest, Decision> decisions) {
    AuditedDecisionPoint recorded = AuditedDecisionPoint.of(decisions, sink);
    return host == null ? recorded : recorded.onHost(host);
  }

  private Decision refusal(AccessRequest request, String code, String reason) {
    return new Decision(
        Outcome.DENY,
        Basis.INVALID,
        Optional.empty(),
        code,
        reason,
        request.resource(),
        List.of(),
        policy.ruleSet().digest(),
        policy.generation());
  }

  /** A request may not go on. */
  static final class Denied extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Decision decision;

    Denied(Decision decision) {
      super(decision.code());
      this.decision = decision;
    }

    Decision decision() {
      return decision;
    }
  }
}
