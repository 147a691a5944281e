package dev.edict.eval;

import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Question;

/** What the rules of a table say about one request. */
interface Judgement {

  /** Returns the judgement of the request that is evaluated. */
  static Judgement of(Evaluation evaluation) {
    if (evaluation.canonical() instanceof Connect connect) {
      return new ConnectJudgement(evaluation, connect);
    } else if (evaluation.canonical() instanceof Mount mount) {
      return new MountJudgement(evaluation, mount);
    } else if (evaluation.canonical() instanceof Transfer transfer) {
      return new TransferJudgement(evaluation, transfer);
    }
    return new PlainJudgement(evaluation);
  }

  /** Returns what the rules come to. */
  Verdict verdict();

  /** Returns what is asked, in parts. */
  Question question();

  /** Shows every rule whose target matches a part of the request, once for each part or oftener. */
  void visit(Visitor visitor);

  /** Is shown rules. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Is shown a rule.
     *
     * @param part what its target matches: one of the {@link RequestParts}
     */
    void visit(CompiledRule rule, String part);
  }
}
