package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.language.Budget;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RegionBox;
import dev.edict.eval.analysis.region.RegionSample;
import dev.edict.eval.analysis.region.RuleBox;
import java.util.List;
import java.util.function.Consumer;

/** Finds rules whose target no request can have, as a path with a segment of dots. */
final class UnreachableRule implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.UNREACHABLE_RULE;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (int rank = 0; rank < context.rules().size(); rank++) {
      Rule rule = context.rules().get(rank);
      if (context.isInForce(rule)) {
        check(context, rule, context.model().regions().withoutGate(rank), findings);
      }
    }
  }

  private void check(
      LintContext context, Rule rule, List<RuleBox> boxes, Consumer<Diagnostic> findings) {
    try {
      if (isEmpty(context, boxes)) {
        findings.accept(context.finding(code(), rule, "no request can be what this rule is about"));
      }
    } catch (BudgetExhausted tooMuch) {
      findings.accept(context.undecided(rule, "whether any request is what this rule is about"));
    }
  }

  private static boolean isEmpty(LintContext context, List<RuleBox> boxes) {
    Budget budget = context.budget();
    return boxes.stream()
        .noneMatch(box -> holdsARequest(context, box.box().withoutRequirements(), budget));
  }

  private static boolean holdsARequest(LintContext context, RegionBox box, Budget budget) {
    return !RegionSample.of(box).isEmpty()
        || FocusedSpace.of(box, List.of(), context.now(), budget).whole().isPresent();
  }
}
