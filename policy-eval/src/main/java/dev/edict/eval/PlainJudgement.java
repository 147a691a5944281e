package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.Combiner;
import dev.edict.eval.combine.Matching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.table.Scope;

/** The judgement of a request by the rules that match it, each by itself. */
final class PlainJudgement implements Judgement, Matching {
  private final Evaluation evaluation;
  private final RuleFinder finder;

  PlainJudgement(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.finder = RuleFinder.of(evaluation);
  }

  @Override
  public Candidates denies() {
    return candidates(Effect.DENY);
  }

  @Override
  public Candidates allows() {
    return candidates(Effect.ALLOW);
  }

  private Candidates candidates(Effect effect) {
    Candidates found = new Candidates();
    finder.find(effect, Scope.DECIDING, found);
    return found;
  }

  @Override
  public Verdict verdict() {
    return Combiner.combine(this, evaluation);
  }

  @Override
  public void visit(Visitor visitor) {
    for (Effect effect : Effect.values()) {
      finder.find(effect, Scope.ALL, rule -> visitor.visit(rule, Part.WHOLE));
    }
  }
}
