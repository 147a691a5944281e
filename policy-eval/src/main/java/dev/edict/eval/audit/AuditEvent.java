package dev.edict.eval.audit;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an audit keeps of one decision. Every text is bounded; a longer one ends in {@code ...[+n]},
 * where {@code n} is how many characters are left out.
 *
 * @param timestamp when it was decided
 * @param eventId unique, the same in every copy of the event
 * @param user on whose behalf
 * @param org the user's organisation, if known
 * @param sandboxId where the request came from, if known
 * @param agent the agent's name, if known
 * @param host the machine that decided, if known
 * @param ruleType the domain of the request
 * @param ruleName the determining rule, {@link #DEFAULT_DENY} or {@link #INVALID_REQUEST}
 * @param decision what was decided
 * @param kind what the decision rests on
 * @param action what would have been done
 * @param resource what was judged, in canonical form; as received when the request is invalid, then
 *     without what may be secret in it
 * @param severity how urgent the determining rule is, if one decided
 * @param policy the policy of the determining rule, if one decided
 * @param level the level of that policy
 * @param policyDigest the digest of the policy set, if one was published
 * @param generation which published policy set decided
 */
public record AuditEvent(
    Instant timestamp,
    UUID eventId,
    String user,
    @Nullable String org,
    @Nullable String sandboxId,
    @Nullable String agent,
    @Nullable String host,
    Domain ruleType,
    String ruleName,
    Outcome decision,
    Basis kind,
    String action,
    String resource,
    @Nullable AuditSeverity severity,
    @Nullable String policy,
    @Nullable Level level,
    @Nullable String policyDigest,
    long generation) {

  /** The rule name of events that no rule decided. */
  public static final String DEFAULT_DENY = "(default-deny)";

  /** The rule name of events about faulty requests. */
  public static final String INVALID_REQUEST = "(invalid-request)";

  /**
   * Returns the event of a decision.
   *
   * @param request what was asked
   * @param decision what was answered
   * @param timestamp when
   * @param eventId a fresh identifier
   * @param host the machine that decided, if known
   */
  public static AuditEvent of(
      AccessRequest request,
      Decision decision,
      Instant timestamp,
      UUID eventId,
      @Nullable String host) {
    Subject subject = request.subject();
    Rule rule = decision.rule().orElse(null);
    return new AuditEvent(
        timestamp,
        eventId,
        AuditText.name(subject.user()),
        AuditText.nameOrNull(subject.org().orElse(null)),
        AuditText.nameOrNull(request.environment().sandbox()),
        AuditText.nameOrNull(request.environment().agent()),
        AuditText.nameOrNull(host),
        request.domain(),
        ruleName(rule, decision.basis()),
        decision.outcome(),
        decision.basis(),
        AuditText.name(request.action()),
        AuditText.resource(request, decision),
        rule == null ? null : rule.severity(),
        rule == null ? null : AuditText.name(rule.policy().name()),
        rule == null ? null : rule.level(),
        decision.policyDigest().isEmpty() ? null : decision.policyDigest(),
        decision.generation());
  }

  private static String ruleName(@Nullable Rule rule, Basis basis) {
    if (rule != null) {
      return AuditText.name(rule.id().rule());
    }
    return basis == Basis.INVALID ? INVALID_REQUEST : DEFAULT_DENY;
  }
}
