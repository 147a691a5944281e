package dev.edict.eval;

import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Verdict;

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

  /** Shows every rule whose target has to do with the request; one may be shown repeatedly. */
  void visit(Visitor visitor);

  /** Is shown rules. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Is shown a rule.
     *
     * @param part in what way its target matches
     */
    void visit(CompiledRule rule, Part part);
  }

  /** In what way a target matches. */
  enum Part {
    /** Wholly. */
    WHOLE,
    /** It matches some of what is asked for: one of two paths or actions, or inside a subtree. */
    SOME,
    /** It matches some HTTP requests on the connection that is asked for. */
    HTTP_ONLY
  }
}
