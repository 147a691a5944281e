package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.Combiner;
import dev.edict.eval.combine.Matching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.table.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The judgement of a request by the rules that match it, each by itself. A file that is known by
 * its real path too must be allowed under both paths and denied under neither.
 */
final class PlainJudgement implements Judgement, Matching {
  private final Evaluation evaluation;
  private final List<RuleFinder> finders = new ArrayList<>(1);

  PlainJudgement(Evaluation evaluation) {
    this.evaluation = evaluation;
    finders.add(RuleFinder.of(evaluation.table(), evaluation.canonical()));
    if (evaluation.canonical() instanceof Files files) {
      files.atRealPath().ifPresent(real -> finders.add(RuleFinder.of(evaluation.table(), real)));
    }
  }

  @Override
  public Candidates denies() {
    Candidates found = new Candidates();
    for (RuleFinder finder : finders) {
      finder.find(Effect.DENY, Scope.DECIDING, found);
    }
    return found;
  }

  @Override
  public List<Candidates> allows() {
    List<Candidates> found = new ArrayList<>(finders.size());
    for (RuleFinder finder : finders) {
      Candidates candidates = new Candidates();
      finder.find(Effect.ALLOW, Scope.DECIDING, candidates);
      found.add(candidates);
    }
    return found;
  }

  @Override
  public Verdict verdict() {
    return Combiner.combine(this, evaluation);
  }

  @Override
  public Question question() {
    return new Question(List.of(names()), false, false);
  }

  private List<String> names() {
    return evaluation.canonical() instanceof Files files && finders.size() > 1
        ? RequestParts.need(files.action(), RequestParts.PATHS, finders.size())
        : List.of(RequestParts.REQUEST);
  }

  @Override
  public void visit(Visitor visitor) {
    List<String> names = names();
    for (int i = 0; i < finders.size(); i++) {
      String name = names.get(i);
      RuleFinder finder = finders.get(i);
      finder.find(Effect.DENY, Scope.ALL, rule -> visitor.visit(rule, RequestParts.REQUEST));
      finder.find(Effect.ALLOW, Scope.ALL, rule -> visitor.visit(rule, name));
    }
  }
}
