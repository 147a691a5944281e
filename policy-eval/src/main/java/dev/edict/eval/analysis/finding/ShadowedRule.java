package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;

/** Finds allows that never decide because denies and other allows together come before them. */
final class ShadowedRule extends FateLint {
  ShadowedRule() {
    super(DiagnosticCode.SHADOWED_RULE, RuleFates.Kind.SHADOWED, "decided by");
  }

  @Override
  String message(Fate fate) {
    return "this rule never decides: "
        + LintContext.names(fate.by())
        + " together decide all of it, in part with another effect";
  }

  @Override
  String help(Fate fate) {
    return Examples.help("remove it, or narrow the denies", fate.witness());
  }
}
