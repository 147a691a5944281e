package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Finds rules that can be left out, because others of the same effect hold all of them. */
final class RedundantRule implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.REDUNDANT_RULE;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().all()) {
      if (fate.kind() == RuleFates.Kind.REDUNDANT) {
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
                "this rule changes nothing: "
                    + LintContext.names(fate.by())
                    + " "
                    + (fate.by().size() == 1 ? "says" : "together say")
                    + " the same of all of it")
            .withHelp("remove it");
    return LintContext.withRules(finding, fate.by(), "held by");
  }
}
