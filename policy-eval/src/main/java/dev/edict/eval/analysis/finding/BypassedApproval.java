package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Finds approvals that are never asked for, because other allows let the same through without. */
final class BypassedApproval implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.BYPASSED_APPROVAL;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().all()) {
      if (fate.kind() == RuleFates.Kind.BYPASSED) {
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
                "this approval is never asked for: "
                    + LintContext.names(fate.by())
                    + " "
                    + (fate.by().size() == 1 ? "allows" : "together allow")
                    + " all of it without")
            .withHelp(
                Examples.help(
                    "leave this out of the other allow, or ask there too", fate.witness()));
    return LintContext.withRules(finding, fate.by(), "allowed by");
  }
}
