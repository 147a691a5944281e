package dev.edict.eval;

import dev.edict.dsl.rule.Rule;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.SubtreeMatching;
import dev.edict.eval.combine.Verdict;
import dev.edict.eval.decision.Explanation.Question;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Standing;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.decision.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells what became of each rule that had to do with a request. */
final class RuleTraces {
  private static final int MOST_SHOWN = 3;

  private final Judgement judgement;
  private final Question question;
  private final Verdict verdict;
  private final Evaluation evaluation;

  private RuleTraces(Judgement judgement, Verdict verdict, Evaluation evaluation) {
    this.judgement = judgement;
    this.question = judgement.question();
    this.verdict = verdict;
    this.evaluation = evaluation;
  }

  /** Returns the traces by rank; rules of policies that do not apply are left out. */
  static List<RuleTrace> of(Judgement judgement, Verdict verdict, Evaluation evaluation) {
    Map<CompiledRule, Set<String>> matched = new TreeMap<>();
    judgement.visit(
        (rule, part) -> matched.computeIfAbsent(rule, r -> new LinkedHashSet<>()).add(part));
    RuleTraces traces = new RuleTraces(judgement, verdict, evaluation);
    List<RuleTrace> all = new ArrayList<>();
    for (CompiledRule rule : evaluation.table().rules()) {
      Set<String> parts = matched.get(rule);
      Optional<RuleTrace> trace = parts == null ? traces.nearly(rule) : traces.matched(rule, parts);
      trace.ifPresent(all::add);
    }
    return all;
  }

  private Optional<RuleTrace> matched(CompiledRule rule, Set<String> parts) {
    Optional<Standing> standing = standing(rule);
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    Status status = status(rule, parts, standing.get());
    String detail = detail(rule, parts, status);
    // Whatever its condition, a rule that is only observed has no say.
    Standing said = rule.rule().observed() ? Standing.OBSERVED : standing.get();
    return Optional.of(new RuleTrace(rule.rule(), status, detail, said, List.copyOf(parts)));
  }

  /** Returns what a rule amounts to; empty when its policy does not apply. */
  private Optional<Standing> standing(CompiledRule rule) {
    return switch (dev.edict.eval.combine.Standing.of(rule, evaluation)) {
      case NOT_APPLICABLE -> Optional.empty();
      case DECIDES -> Optional.of(Standing.DECIDES);
      case EXPIRED -> Optional.of(Standing.EXPIRED);
      case INACTIVE -> Optional.of(Standing.INACTIVE);
      case CONDITION_NOT_MET -> Optional.of(Standing.CONDITION_NOT_MET);
      case CONDITION_FAILED -> Optional.of(Standing.CONDITION_FAILED);
      case OBSERVED -> Optional.of(Standing.OBSERVED);
    };
  }

  private Status status(CompiledRule rule, Set<String> parts, Standing standing) {
    return switch (standing) {
      case DECIDES -> deciding(rule, parts);
      case EXPIRED -> Status.EXPIRED;
      case INACTIVE -> Status.INACTIVE;
      case CONDITION_NOT_MET -> Status.CONDITION_NOT_MET;
      case CONDITION_FAILED -> Status.CONDITION_FAILED;
      case OBSERVED -> Status.OBSERVED;
      case NONE -> Status.NEARLY;
    };
  }

  private Status deciding(CompiledRule rule, Set<String> parts) {
    if (rule.equals(verdict.rule())) {
      return Status.DETERMINING;
    }
    if (isAboutHttpOnly(parts)) {
      return Status.NEARLY;
    }
    if (evaluation.evaluate(rule).isFailed()) {
      return Status.CONDITION_FAILED;
    }
    if (!rule.allows() || verdict.outcome() != Outcome.DENY) {
      return Status.MATCHED;
    }
    return verdict.rule() != null ? Status.OVERRIDDEN : Status.NEARLY;
  }

  private String detail(CompiledRule rule, Set<String> parts, Status status) {
    return switch (status) {
      case DETERMINING ->
          evaluation.evaluate(rule).isFailed() ? conditionDetail(rule) : reach(rule, parts);
      case MATCHED ->
          rule.allows() || verdict.outcome() == Outcome.DENY
              ? reach(rule, parts)
              : "it denies what is hidden beneath the root";
      case OVERRIDDEN -> partly(rule, parts);
      case INACTIVE -> Reasons.obstacle(rule, evaluation);
      case CONDITION_NOT_MET, CONDITION_FAILED -> conditionDetail(rule);
      case EXPIRED -> Reasons.ended(rule);
      case OBSERVED -> "it is only reported, never enforced";
      case NEARLY ->
          isAboutHttpOnly(parts)
              ? "it is about http requests on the connection"
              : partly(rule, parts);
    };
  }

  /** Returns what a rule matches, unless it is all that is asked for. */
  private String reach(CompiledRule rule, Set<String> parts) {
    boolean beneathOnly = parts.contains(RequestParts.INSIDE) && !parts.contains(RequestParts.ROOT);
    return beneathOnly && judgement instanceof SubtreeMatching subtree
        ? "it denies " + shown(subtree.patternsInside(rule)) + " inside"
        : partly(rule, parts);
  }

  private static String shown(List<String> patterns) {
    int hidden = patterns.size() - MOST_SHOWN;
    String first = String.join(", ", patterns.subList(0, Math.min(patterns.size(), MOST_SHOWN)));
    return hidden > 0 ? first + " and " + hidden + " more" : first;
  }

  private static boolean isAboutHttpOnly(Set<String> parts) {
    return parts.equals(Set.of(RequestParts.HTTP_REQUESTS));
  }

  /** Returns which parts an allow allows and which not, unless it allows all that is needed. */
  private String partly(CompiledRule rule, Set<String> parts) {
    if (!rule.allows()) {
      return "";
    }
    List<String> lacking =
        question.needs().stream().flatMap(List::stream).filter(p -> !parts.contains(p)).toList();
    return lacking.isEmpty()
        ? ""
        : "it allows " + String.join(", ", parts) + ", but not " + String.join(", ", lacking);
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
            .map(detail -> new RuleTrace(plain, Status.NEARLY, detail, Standing.NONE, List.of()))
        : Optional.empty();
  }
}
