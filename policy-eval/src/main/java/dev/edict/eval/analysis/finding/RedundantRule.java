package dev.edict.eval.analysis.finding;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.eval.analysis.finding.RuleFates.Fate;

/** Finds rules that can be left out, because others of the same effect hold all of them. */
final class RedundantRule extends FateLint {
  RedundantRule() {
    super(DiagnosticCode.REDUNDANT_RULE, RuleFates.Kind.REDUNDANT, "held by");
  }

  @Override
  String message(Fate fate) {
    return "this rule changes nothing: " + doing(fate, "says", "say") + " the same of all of it";
  }

  @Override
  String help(Fate fate) {
    return "remove it";
  }
}
