package dev.edict.eval;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.Judgement.Part;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.Standing;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Reach;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells what became of each rule that had to do with a request. */
final class RuleTraces {
  private final Verdict verdict;
  private final Evaluation evaluation;

  private RuleTraces(Verdict verdict, Evaluation evaluation) {
    this.verdict = verdict;
    this.evaluation = evaluation;
  }

  /** Returns the traces by rank; rules of policies that do not apply are left out. */
  static List<RuleTrace> of(Judgement judgement, Verdict verdict, Evaluation evaluation) {
    Map<CompiledRule, Part> matched = new TreeMap<>();
    judgement.visit((rule, part) -> matched.merge(rule, part, RuleTraces::wholeIfEither));
    RuleTraces traces = new RuleTraces(verdict, evaluation);
    List<RuleTrace> all = new ArrayList<>();
    for (CompiledRule rule : evaluation.table().rules()) {
      Part part = matched.get(rule);
      Optional<RuleTrace> trace = part == null ? traces.nearly(rule) : traces.matched(rule, part);
      trace.ifPresent(all::add);
    }
    return all;
  }

  private static Part wholeIfEither(Part one, Part other) {
    return one == other ? one : Part.WHOLE;
  }

  private static Reach reach(Part part) {
    return part == Part.WHOLE ? Reach.WHOLE : Reach.PART;
  }

  private Optional<RuleTrace> matched(CompiledRule rule, Part part) {
    Standing standing = Standing.of(rule, evaluation);
    return switch (standing) {
      case NOT_APPLICABLE -> Optional.empty();
      case EXPIRED -> trace(rule, Status.EXPIRED, Reasons.ended(rule), reach(part));
      case INACTIVE ->
          trace(rule, Status.INACTIVE, Reasons.obstacle(rule, evaluation), reach(part));
      case CONDITION_NOT_MET ->
          trace(rule, Status.CONDITION_NOT_MET, conditionDetail(rule), reach(part));
      case CONDITION_FAILED ->
          trace(rule, Status.CONDITION_FAILED, conditionDetail(rule), reach(part));
      case OBSERVED ->
          trace(rule, Status.OBSERVED, "it is only reported, never enforced", reach(part));
      case DECIDES -> deciding(rule, part);
    };
  }

  private Optional<RuleTrace> deciding(CompiledRule rule, Part part) {
    boolean failed = evaluation.evaluate(rule).isFailed();
    String detail = failed ? conditionDetail(rule) : "";
    if (rule.equals(verdict.rule())) {
      return trace(rule, Status.DETERMINING, detail, reach(part));
    }
    if (part == Part.HTTP_ONLY) {
      return trace(rule, Status.NEARLY, "it is about http requests on the connection", Reach.PART);
    }
    if (failed) {
      return trace(rule, Status.CONDITION_FAILED, detail, reach(part));
    }
    return rule.allows() ? decidingAllow(rule, reach(part)) : decidingDeny(rule, reach(part));
  }

  private Optional<RuleTrace> decidingDeny(CompiledRule rule, Reach reach) {
    return verdict.outcome() == Outcome.DENY
        ? trace(rule, Status.MATCHED, "", reach)
        : trace(rule, Status.MATCHED, "it denies what is hidden beneath the root", reach);
  }

  private Optional<RuleTrace> decidingAllow(CompiledRule rule, Reach reach) {
    if (verdict.outcome() != Outcome.DENY) {
      return trace(rule, Status.MATCHED, "", reach);
    }
    if (verdict.rule() != null) {
      return trace(rule, Status.OVERRIDDEN, "", reach);
    }
    return trace(rule, Status.NEARLY, "it does not allow all that is needed", Reach.PART);
  }

  private String conditionDetail(CompiledRule rule) {
    return Reasons.conditionDetail(rule, evaluation);
  }

  private Optional<RuleTrace> nearly(CompiledRule rule) {
    Rule plain = rule.rule();
    boolean related =
        plain.domain() == evaluation.request().domain()
            && plain.policy().appliesTo(evaluation.teams());
    return related
        ? NearMisses.detail(plain, evaluation.canonical())
            .flatMap(detail -> trace(rule, Status.NEARLY, detail, Reach.NONE))
        : Optional.empty();
  }

  private static Optional<RuleTrace> trace(
      CompiledRule rule, Status status, String detail, Reach reach) {
    return Optional.of(new RuleTrace(rule.rule(), status, detail, reach));
  }
}
