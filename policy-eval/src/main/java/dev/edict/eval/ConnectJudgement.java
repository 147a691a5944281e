package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.combine.Candidates;
import dev.edict.eval.combine.Combiner;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.ConnectMatching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.table.Scope;
import java.util.List;
import java.util.function.Consumer;

/** The judgement of a connection, with an eye to the HTTP requests that may follow. */
final class ConnectJudgement implements Judgement, ConnectMatching {
  private final Evaluation evaluation;
  private final Connect connect;
  private final RuleFinder finder;

  ConnectJudgement(Evaluation evaluation, Connect connect) {
    this.evaluation = evaluation;
    this.connect = connect;
    this.finder = RuleFinder.of(evaluation.table(), connect);
  }

  @Override
  public Candidates denies() {
    return candidates(Effect.DENY);
  }

  @Override
  public List<Candidates> allows() {
    return List.of(candidates(Effect.ALLOW));
  }

  private Candidates candidates(Effect effect) {
    Candidates found = new Candidates();
    finder.find(effect, Scope.DECIDING, found);
    return found;
  }

  @Override
  public Candidates httpDenies() {
    return httpCandidates(Effect.DENY);
  }

  @Override
  public Candidates httpAllows() {
    return httpCandidates(Effect.ALLOW);
  }

  private Candidates httpCandidates(Effect effect) {
    Candidates found = new Candidates();
    findHttp(effect, Scope.DECIDING, found);
    return found;
  }

  private void findHttp(Effect effect, Scope scope, Consumer<? super CompiledRule> sink) {
    // HTTP/3 runs over UDP: what an HTTP rule denies must not pass there, and no more may.
    if (connect.protocol() == Protocol.TCP || effect == Effect.DENY) {
      RuleFinder.forHosts(
          connect,
          effect,
          host ->
              evaluation.table().network(effect).findHttpAtAll(host, connect.port(), scope, sink));
    }
  }

  @Override
  public Verdict verdict() {
    return Combiner.combine(this, connect.inspecting(), evaluation);
  }

  @Override
  public Question question() {
    return new Question(List.of(List.of(RequestParts.CONNECTION)), connect.inspecting(), false);
  }

  @Override
  public void visit(Visitor visitor) {
    for (Effect effect : Effect.values()) {
      finder.find(effect, Scope.ALL, rule -> visitor.visit(rule, RequestParts.CONNECTION));
      findHttp(effect, Scope.ALL, rule -> visitor.visit(rule, RequestParts.HTTP_REQUESTS));
    }
  }
}
