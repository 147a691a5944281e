package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import java.util.function.Consumer;

/** Finds rules that have ended. */
final class ExpiredRule implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.EXPIRED_RULE;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Rule rule : context.rules()) {
      if (context.isExpired(rule)) {
        findings.accept(
            context
                .finding(code(), rule, "this rule ended at " + rule.until().orElseThrow())
                .withHelp("remove it, or set a later end"));
      }
    }
  }
}
