package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Finds allows that never decide because denies and other allows together come before them. */
final class ShadowedRule implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.SHADOWED_RULE;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().all()) {
      if (fate.kind() == RuleFates.Kind.SHADOWED) {
        findings.accept(finding(context, fate));
      }
    }
  }

  private Diagnostic finding(LintContext context, Fate fate) {
    Diagnostic finding =
        context
            .finding(
                code(),
                fate.rule(),
                "this rule never decides: "
                    + LintContext.names(fate.by())
                    + " decide all of it, in part with another effect")
            .withHelp(Examples.help("remove it, or narrow the denies", fate.witness()));
    return LintContext.withRules(finding, fate.by(), "decided by");
  }
}
