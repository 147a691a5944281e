package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;

/** Finds approvals that are never asked for, because other allows let the same through without. */
final class BypassedApproval extends FateLint {
  BypassedApproval() {
    super(DiagnosticCode.BYPASSED_APPROVAL, RuleFates.Kind.BYPASSED, "allowed by");
  }

  @Override
  String message(Fate fate) {
    return "this approval is never asked for: "
        + doing(fate, "allows", "allow")
        + " all of it without";
  }

  @Override
  String help(Fate fate) {
    return Examples.help("leave this out of the other allow, or ask there too", fate.witness());
  }
}
