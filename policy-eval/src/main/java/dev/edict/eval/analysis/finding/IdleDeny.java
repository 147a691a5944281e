package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RuleBox;
import java.util.List;
import java.util.function.Consumer;

/** Finds denies of what nothing allows: they take nothing away, as the rules are now. */
final class IdleDeny implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.IDLE_DENY;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (int rank = 0; rank < context.rules().size(); rank++) {
      Rule rule = context.rules().get(rank);
      if (rule.effect() == Effect.DENY && context.isInForce(rule)) {
        check(context, rule, context.model().boxes(rank), findings);
      }
    }
  }

  private void check(
      LintContext context, Rule rule, List<RuleBox> boxes, Consumer<Diagnostic> findings) {
    try {
      if (boxes.stream().noneMatch(box -> meetsAllow(context, box))) {
        findings.accept(
            context.finding(
                code(), rule, "nothing is allowed that this denies, so it takes nothing away"));
      }
    } catch (BudgetExhausted tooMuch) {
      findings.accept(context.undecided(rule, "whether anything is allowed that this denies"));
    }
  }

  private static boolean meetsAllow(LintContext context, RuleBox deny) {
    return context.model().anyGrant(deny.box(), allow -> meet(context, deny, allow));
  }

  private static boolean meet(LintContext context, RuleBox deny, RuleBox allow) {
    if (deny.box().requirements().isEmpty() && allow.box().requirements().isEmpty()) {
      // The patterns overlap, and no circumstances can keep them apart.
      return true;
    }
    return FocusedSpace.of(deny.box().and(allow.box()), List.of(), context.now(), context.budget())
        .whole()
        .isPresent();
  }
}
