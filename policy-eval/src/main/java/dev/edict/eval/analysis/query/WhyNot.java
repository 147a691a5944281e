package dev.edict.eval.analysis.query;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for the smallest changes of the rules that turn the decision about a request round. Changes
 * are tried by making them: one rule left out, else all that decide, else one statement added.
 */
public final class WhyNot {
  private static final Set<Status> DECIDING = EnumSet.of(Status.DETERMINING, Status.MATCHED);
  private static final Set<Status> FAILING = EnumSet.of(Status.CONDITION_FAILED);

  private final RuleSet ruleSet;
  private final AccessRequest request;
  private final InstantSource clock;
  private final Decision decision;
  private final List<Rule> deciding = new ArrayList<>();

  private WhyNot(RuleSet ruleSet, AccessRequest request, Instant now) {
    this.ruleSet = ruleSet;
    this.request = request;
    this.clock = InstantSource.fixed(now);
    Explanation explanation = PolicyDecisionPoint.of(ruleSet, clock).explain(request);
    this.decision = explanation.decision();
    for (RuleTrace trace : explanation.traces()) {
      boolean denies = trace.rule().effect() == Effect.DENY;
      if (DECIDING.contains(trace.status()) || (denies && FAILING.contains(trace.status()))) {
        deciding.add(trace.rule());
      }
    }
  }

  /**
   * What would have to change.
   *
   * @param decision what becomes of the request now
   * @param edits the smallest changes found that turn it round; none when the request is invalid
   */
  public record Answer(Decision decision, List<Edit> edits) {
    /** Copies the list. */
    public Answer {
      edits = List.copyOf(edits);
    }
  }

  /** Returns the decision about {@code request} at {@code now} and what would turn it round. */
  public static Answer ask(RuleSet ruleSet, AccessRequest request, Instant now) {
    WhyNot question = new WhyNot(ruleSet, request, now);
    return new Answer(question.decision, question.edits());
  }

  private List<Edit> edits() {
    if (decision.basis() == Basis.INVALID) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    for (Rule rule : deciding) {
      tried(List.of(rule), "").ifPresent(edits::add);
    }
    if (edits.isEmpty() && deciding.size() > 1) {
      tried(deciding, "").ifPresent(edits::add);
    }
    String statement = RequestStatement.of(request, decision);
    if (!statement.isEmpty()) {
      boolean denied = decision.outcome() == Outcome.DENY;
      String added = (denied ? "allow " : "deny ") + statement;
      Optional<Edit> alone = tried(List.of(), added);
      alone.ifPresent(edits::add);
      if (denied && alone.isEmpty() && edits.isEmpty()) {
        tried(deciding, added).ifPresent(edits::add);
      }
    }
    return edits;
  }

  private Optional<Edit> tried(List<Rule> dropped, String added) {
    List<Rule> rules = new ArrayList<>(ruleSet.rules());
    rules.removeAll(dropped);
    if (!added.isEmpty()) {
      Optional<Policy> policy = governing();
      if (policy.isEmpty()) {
        return Optional.empty();
      }
      rules.add(0, RequestStatement.rule(added, policy.get()));
    }
    RuleSet changed =
        new RuleSet(
            ruleSet.policies(),
            rules,
            ruleSet.secrets(),
            ruleSet.redactions(),
            ruleSet.limits(),
            ruleSet.delegations(),
            ruleSet.attributes(),
            ruleSet.digest());
    Decision then = PolicyDecisionPoint.of(changed, clock).decide(request);
    boolean turned =
        decision.outcome() == Outcome.DENY
            ? then.outcome() != Outcome.DENY
            : then.outcome() == Outcome.DENY;
    return turned ? Optional.of(new Edit(dropped, added, then)) : Optional.empty();
  }

  /** Returns the highest policy that governs the domain for the subject, or the first of all. */
  private Optional<Policy> governing() {
    List<String> teams = request.subject().teams();
    return ruleSet.policies().stream()
        .filter(policy -> policy.appliesTo(teams))
        .filter(policy -> policy.governs().contains(request.domain()))
        .findFirst()
        .or(
            () ->
                ruleSet.policies().stream().filter(policy -> policy.appliesTo(teams)).findFirst());
  }
}
