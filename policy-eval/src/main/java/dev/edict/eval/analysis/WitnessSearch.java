package dev.edict.eval.analysis;

import dev.edict.dsl.ast.AssertionDeclaration.Kind;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Assertion;
import dev.edict.dsl.rule.AuditSeverity;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleId;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.Subject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a request that stands against an assertion, among a few that are made from patterns. It
 * is given only if it lies where the assertion forbids it and the decision point lets it through.
 */
final class WitnessSearch {
  private final RuleSet ruleSet;
  private final InstantSource clock;
  private @Nullable PolicyDecisionPoint decisionPoint;

  WitnessSearch(RuleSet ruleSet, Instant now) {
    this.ruleSet = ruleSet;
    this.clock = InstantSource.fixed(now);
  }

  /**
   * A request that is let through.
   *
   * @param request the request
   * @param rule the rule that lets it through
   * @param resource its canonical resource
   */
  record Witness(AccessRequest request, Rule rule, String resource) {}

  /** Returns a request against {@code assertion} near {@code region}, which {@code rule} allows. */
  Optional<Witness> find(Assertion assertion, Rule rule, Region region) {
    Subject.Builder subject = Subject.builder("x");
    rule.policy().teams().forEach(subject::team);
    PolicyDecisionPoint target = PolicyDecisionPoint.of(allowOf(assertion), clock);
    boolean wanted = assertion.kind() == Kind.NEVER;
    for (AccessRequest request :
        SampleRequests.of(subject.build(), region, Regions.of(assertion.target()))) {
      Optional<Witness> witness = letThrough(request);
      if (witness.isPresent() && target.decide(request).isAllowed() == wanted) {
        return witness;
      }
    }
    return Optional.empty();
  }

  private Optional<Witness> letThrough(AccessRequest request) {
    if (decisionPoint == null) {
      decisionPoint = PolicyDecisionPoint.of(ruleSet, clock);
    }
    Decision decision = decisionPoint.decide(request);
    return decision
        .rule()
        .filter(rule -> decision.outcome() != Outcome.DENY)
        .map(rule -> new Witness(request, rule, decision.resource()));
  }

  /** Returns a policy set that allows the target of the assertion and nothing else. */
  private static RuleSet allowOf(Assertion assertion) {
    Policy policy =
        new Policy(
            "assertion",
            Level.ORG,
            List.of(),
            Set.of(assertion.target().domain()),
            assertion.origin());
    Rule rule =
        new Rule(
            new RuleId("assertion", "target"),
            policy,
            Effect.ALLOW,
            false,
            assertion.target(),
            Condition.ALWAYS,
            Optional.empty(),
            Optional.empty(),
            AuditSeverity.INFORMATIONAL,
            List.of(),
            assertion.origin());
    return new RuleSet(
        List.of(policy), List.of(rule), List.of(), List.of(), List.of(), List.of(), Map.of(), "");
  }
}
