package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Says of which rules it could not be told within the budget whether others leave anything. */
final class Undecided implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.UNDECIDED;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().of(RuleFates.Kind.UNDECIDED)) {
      findings.accept(context.undecided(fate.rule(), "whether this rule ever decides"));
    }
  }
}
