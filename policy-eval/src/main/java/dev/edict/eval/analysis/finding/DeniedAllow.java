package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;

/** Finds allows of which denies, one or several together, leave nothing. */
final class DeniedAllow extends FateLint {
  DeniedAllow() {
    super(DiagnosticCode.DENIED_ALLOW, RuleFates.Kind.DENIED, "denied by");
  }

  @Override
  String message(Fate fate) {
    return "nothing is left of this allow: " + doing(fate, "denies", "deny") + " all of it";
  }

  @Override
  String help(Fate fate) {
    return Examples.help("remove it, or narrow what denies it", fate.witness());
  }
}
