package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.decision.Explanation.Status;
import dev.edict.eval.request.AccessRequest;
import java.util.ArrayList;
import java.util.List;

/** Writes explanations for people, in aligned columns. */
final class ExplanationText {
  private ExplanationText() {}

  /** Returns an explanation as lines, each ending in a line feed. */
  static String block(AccessRequest request, Explanation explanation, ShownNames shown) {
    Decision decision = explanation.decision();
    StringBuilder out = new StringBuilder();
    out.append(
        "%s  %s %s\n"
            .formatted(
                DecisionText.outcome(decision),
                PrintableText.escape(request.action()),
                PrintableText.escape(decision.resource())));
    out.append("  reason    ").append(PrintableText.escape(decision.reason())).append('\n');
    out.append("  basis     ").append(basis(decision.basis()));
    out.append(" (code ").append(decision.code()).append(")\n");
    decision
        .rule()
        .ifPresent(
            rule ->
                out.append("  rule      ")
                    .append(DecisionText.rule(rule))
                    .append("\n  at        ")
                    .append(shown.at(rule.origin()))
                    .append('\n'));
    decision
        .obligations()
        .forEach(
            duty -> out.append("  duty      ").append(DecisionText.obligation(duty)).append('\n'));
    decision
        .advice()
        .forEach(
            advice -> out.append("  advice    ").append(PrintableText.escape(advice)).append('\n'));
    out.append('\n');
    if (explanation.traces().isEmpty()) {
      return out.append(withoutRules(decision.basis())).append('\n').toString();
    }
    return out.append("rules that have to do with it, the highest level first:\n\n")
        .append(Columns.align(rows(explanation.traces(), shown)))
        .toString();
  }

  private static String basis(Basis basis) {
    return switch (basis) {
      case EXPLICIT -> "a rule decides";
      case IMPLICIT -> "no rule decides, and what no rule allows is denied";
      case INVALID -> "the request cannot be judged, so it is denied";
    };
  }

  private static String withoutRules(Basis basis) {
    return basis == Basis.INVALID
        ? "no rule was looked at"
        : "no rule has to do with it, or comes near";
  }

  /** Returns a status in words that explain themselves. */
  private static String status(Status status) {
    return switch (status) {
      case DETERMINING -> "decides";
      case MATCHED -> "matches too";
      case OVERRIDDEN -> "overruled";
      case INACTIVE -> "inactive";
      case CONDITION_NOT_MET -> "condition not met";
      case CONDITION_FAILED -> "condition failed";
      case EXPIRED -> "ended";
      case OBSERVED -> "only observed";
      case NEARLY -> "comes near";
    };
  }

  private static List<List<String>> rows(List<RuleTrace> traces, ShownNames shown) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STATUS", "EFFECT", "RULE", "LEVEL", "AT", "DETAIL"));
    for (RuleTrace trace : traces) {
      rows.add(
          List.of(
              status(trace.status()),
              trace.rule().effect().keyword(),
              DecisionText.quoted(trace.rule().id().rule()),
              trace.rule().level().keyword(),
              shown.at(trace.rule().origin()),
              PrintableText.escape(trace.detail())));
    }
    return rows;
  }
}
