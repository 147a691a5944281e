package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import java.util.function.Consumer;

/** Looks for one kind of finding. */
interface Lint {

  /** Returns the kind of its findings. */
  DiagnosticCode code();

  /** Reports every finding of this kind in any order. */
  void check(LintContext context, Consumer<Diagnostic> findings);
}
