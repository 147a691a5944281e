package dev.edict.eval.testing;

import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * What of a decision the naive evaluator foretells.
 *
 * @param outcome what is decided
 * @param valid whether the request could be judged
 * @param rule the determining rule
 * @param inspect whether requests on the connection must be asked about
 * @param masks whether paths must be hidden
 */
public record DecisionSummary(
    Outcome outcome, boolean valid, Optional<Rule> rule, boolean inspect, boolean masks) {

  /** Returns the part of a decision that is foretold. */
  public static DecisionSummary of(Decision decision) {
    return new DecisionSummary(
        decision.outcome(),
        decision.basis() != Basis.INVALID,
        decision.rule(),
        decision.obligations().contains(new Obligation.Inspect()),
        decision.obligations().stream().anyMatch(o -> o instanceof Obligation.MaskPaths));
  }

  /** Returns what the naive evaluator foretells. */
  public static DecisionSummary foretold(RuleSet ruleSet, AccessRequest request, Instant now) {
    Optional<NaiveEvaluator> evaluator = NaiveEvaluator.of(ruleSet, request, now);
    if (evaluator.isEmpty()) {
      return new DecisionSummary(Outcome.DENY, false, Optional.empty(), false, false);
    }
    NaiveEvaluator.Answer answer = evaluator.get().decide();
    return new DecisionSummary(
        answer.outcome(), true, answer.rule(), answer.inspect(), !answer.masked().isEmpty());
  }
}
