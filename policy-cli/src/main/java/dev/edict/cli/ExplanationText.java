package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
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
    out.append("  kind      ").append(decision.basis().word());
    out.append(" (").append(decision.code()).append(")\n");
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
    out.append('\n');
    if (explanation.traces().isEmpty()) {
      return out.append("no rule had to do with it\n").toString();
    }
    return out.append(Columns.align(rows(explanation.traces(), shown))).toString();
  }

  private static List<List<String>> rows(List<RuleTrace> traces, ShownNames shown) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("STATUS", "EFFECT", "RULE", "LEVEL", "AT", "DETAIL"));
    for (RuleTrace trace : traces) {
      rows.add(
          List.of(
              trace.status().word(),
              trace.rule().effect().keyword(),
              DecisionText.quoted(trace.rule().id().rule()),
              trace.rule().level().keyword(),
              shown.at(trace.rule().origin()),
              PrintableText.escape(trace.detail())));
    }
    return rows;
  }
}
