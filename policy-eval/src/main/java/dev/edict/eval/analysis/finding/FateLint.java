package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;
import java.util.function.Consumer;

/** Finds the rules with one fate, and names the rules that do it. */
abstract class FateLint implements Lint {
  private final DiagnosticCode code;
  private final RuleFates.Kind kind;
  private final String note;

  /**
   * Makes a lint.
   *
   * @param note what is said of each of the other rules, before its name
   */
  FateLint(DiagnosticCode code, RuleFates.Kind kind, String note) {
    this.code = code;
    this.kind = kind;
    this.note = note;
  }

  abstract String message(Fate fate);

  abstract String help(Fate fate);

  @Override
  public final DiagnosticCode code() {
    return code;
  }

  @Override
  public final void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Fate fate : context.fates().of(kind)) {
      Diagnostic finding = context.finding(code, fate.rule(), message(fate)).withHelp(help(fate));
      findings.accept(LintContext.withRules(finding, fate.by(), note));
    }
  }

  /** Returns the names of the other rules with what they do, alone or together. */
  static String doing(Fate fate, String alone, String together) {
    String what = fate.by().size() == 1 ? alone : "together " + together;
    return LintContext.names(fate.by()) + " " + what;
  }
}
