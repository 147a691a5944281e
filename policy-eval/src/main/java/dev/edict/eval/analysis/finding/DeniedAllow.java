package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Finds allows of which denies, one or several together, leave nothing. */
final class DeniedAllow implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.DENIED_ALLOW;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().all()) {
      if (fate.kind() == RuleFates.Kind.DENIED) {
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
                "nothing is left of this allow: "
                    + LintContext.names(fate.by())
                    + " "
                    + (fate.by().size() == 1 ? "denies" : "together deny")
                    + " all of it")
            .withHelp(Examples.help("remove it, or narrow what denies it", fate.witness()));
    return LintContext.withRules(finding, fate.by(), "denied by");
  }
}
