package dev.edict.gateway.mcp;

import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.approval.ApprovalAnswer;
import dev.edict.eval.approval.ApprovalLedger;
import dev.edict.eval.approval.ApprovalProvider;
import dev.edict.eval.approval.ApprovalRequest;
import dev.edict.eval.approval.ApprovedDecisionPoint;
import dev.edict.eval.audit.AuditSink;
import dev.edict.eval.audit.AuditedDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.limit.CallRateLimiter;
import dev.edict.eval.limit.RateLimitedDecisionPoint;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Environment;
import dev.edict.eval.request.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides on behalf of one subject and records: one event for each decision. Approvals stand inside
 * the limit of calls, and the record outside of both. Safe for use by many threads.
 */
final class Judge {
  private final PolicyDecisionPoint policy;
  private final Subject subject;
  private final Environment environment;
  private final AuditSink sink;
  private final @Nullable String host;
  private final CallRateLimiter limiter = new CallRateLimiter();
  private final ApprovalLedger ledger;
  private final AuditedDecisionPoint plain;

  Judge(
      PolicyDecisionPoint policy,
      Subject subject,
      Environment environment,
      AuditSink sink,
      @Nullable String host) {
    this.policy = policy;
    this.subject = subject;
    this.environment = environment;
    this.sink = sink;
    this.host = host;
    this.ledger = ApprovalLedger.of(policy::decide);
    this.plain = recorded(policy::decide);
  }

  Subject subject() {
    return subject;
  }

  Environment environment() {
    return environment;
  }

  PolicyDecisionPoint policy() {
    return policy;
  }

  /** Returns what decides, and asks {@code provider} where a rule wants an approval. */
  AuditedDecisionPoint asking(ApprovalProvider provider) {
    return recorded(ApprovedDecisionPoint.of(policy::decide, provider)::decide);
  }

  /** Decides; nobody is asked. */
  Decision decide(AccessRequest request) {
    return plain.decide(request);
  }

  /** Returns what a person is to be asked about a request that waits for approval. */
  Optional<ApprovalRequest> ask(AccessRequest request) {
    return ledger.ask(request);
  }

  /** Decides a request that was asked about, with the answer. */
  Decision redeem(String id, String digest, boolean granted, AccessRequest request) {
    ledger.answer(new ApprovalAnswer(id, digest, granted, subject.user()));
    return recorded(asked -> ledger.redeem(id, asked)).decide(request);
  }

  /** Records that the gateway itself refuses a request, and returns that decision. */
  Decision refuse(AccessRequest request, String code, String reason) {
    return audited(asked -> refusal(asked, code, reason)).decide(request);
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

  private AuditedDecisionPoint recorded(Function<AccessRequest, Decision> decisions) {
    RateLimitedDecisionPoint limited =
        RateLimitedDecisionPoint.of(decisions, policy::callLimit, limiter);
    return audited(limited::decide);
  }

  private AuditedDecisionPoint audited(Function<AccessRequest, Decision> decisions) {
    AuditedDecisionPoint audited = AuditedDecisionPoint.of(decisions, sink);
    return host == null ? audited : audited.onHost(host);
  }
}
