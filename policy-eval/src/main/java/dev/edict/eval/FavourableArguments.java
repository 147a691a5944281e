package dev.edict.eval;

import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.combine.Circumstances;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.condition.ConditionOutcome;
import dev.edict.eval.condition.ConditionOutcome.Truth;
import dev.edict.eval.condition.PossibleOutcomes;
import java.time.Instant;
import java.util.List;

/**
 * The circumstances of a tool call whose arguments are still to be chosen: what some arguments make
 * of a condition in favour of the call counts.
 */
final class FavourableArguments implements Circumstances {
  private final Evaluation evaluation;

  FavourableArguments(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  @Override
  public List<String> teams() {
    return evaluation.teams();
  }

  @Override
  public Instant now() {
    return evaluation.now();
  }

  @Override
  public boolean isWithin(Bound bound) {
    return evaluation.isWithin(bound);
  }

  @Override
  public ConditionOutcome evaluate(CompiledRule candidate) {
    Rule rule = candidate.rule();
    ConditionOutcome wanted =
        switch (rule.effect()) {
          case ALLOW -> ConditionOutcome.HOLDS;
          case DENY -> ConditionOutcome.DOES_NOT_HOLD;
        };
    return isPossible(wanted.truth(), rule.condition()) ? wanted : opposite(wanted);
  }

  private static ConditionOutcome opposite(ConditionOutcome outcome) {
    return ConditionOutcome.of(outcome.truth() == Truth.DOES_NOT_HOLD);
  }

  private boolean isPossible(Truth truth, Condition condition) {
    return PossibleOutcomes.contain(truth, condition, evaluation);
  }
}
