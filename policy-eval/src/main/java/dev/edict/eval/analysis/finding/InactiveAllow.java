package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Policy;
import dev.edict.dsl.rule.Rule;
import dev.edict.eval.analysis.language.BudgetExhausted;
import dev.edict.eval.analysis.region.FocusedSpace;
import dev.edict.eval.analysis.region.RuleBox;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds allows that a level gives and may not give: what is above governs and does not delegate.
 */
final class InactiveAllow implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.INACTIVE_ALLOW;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (int rank = 0; rank < context.rules().size(); rank++) {
      Rule rule = context.rules().get(rank);
      if (rule.effect() == Effect.ALLOW && context.isInForce(rule)) {
        Optional<Policy> above = governing(context, rule);
        if (above.isPresent()) {
          check(context, rule, above.get(), context.model().boxes(rank), findings);
        }
      }
    }
  }

  private void check(
      LintContext context,
      Rule rule,
      Policy above,
      List<RuleBox> boxes,
      Consumer<Diagnostic> findings) {
    try {
      if (isClosed(context, boxes)) {
        findings.accept(finding(context, rule, above));
      }
    } catch (BudgetExhausted tooMuch) {
      findings.accept(context.undecided(rule, "whether a policy above lets this allow count"));
    }
  }

  private static Optional<Policy> governing(LintContext context, Rule rule) {
    return context.ruleSet().policies().stream()
        .filter(
            policy ->
                policy.level().isAbove(rule.level()) && policy.governs().contains(rule.domain()))
        .findFirst();
  }

  private static boolean isClosed(LintContext context, List<RuleBox> boxes) {
    return boxes.stream()
        .noneMatch(
            box ->
                FocusedSpace.of(
                        box.box().withoutRequirements(), List.of(), context.now(), context.budget())
                    .whole()
                    .isPresent());
  }

  private Diagnostic finding(LintContext context, Rule rule, Policy above) {
    String domain = rule.domain().name().toLowerCase(Locale.ROOT);
    return context
        .finding(
            code(),
            rule,
            "a policy of level "
                + rule.level().keyword()
                + " may not allow this: policy `"
                + above.name()
                + "` of level "
                + above.level().keyword()
                + " governs the "
                + domain
                + " and does not delegate it")
        .withHelp(
            "have `delegate "
                + domain
                + " to "
                + rule.level().keyword()
                + "` put there, or remove the rule")
        .withRelated(above.origin(), "the policy that governs");
  }
}
