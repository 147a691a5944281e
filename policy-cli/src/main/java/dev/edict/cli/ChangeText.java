package dev.edict.cli;

import dev.edict.dsl.diagnostic.PrintableText;
import dev.edict.eval.analysis.diff.Change;
import dev.edict.eval.analysis.diff.DiffResult;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;

/** What changed, in words. */
final class ChangeText {
  private ChangeText() {}

  /** Returns the differences for people, four lines each. */
  static String write(DiffResult result, ShownNames before, ShownNames after) {
    StringBuilder text = new StringBuilder();
    for (Change change : result.changes()) {
      line(text, headline(change) + ": ", PrintableText.escape(change.region()));
      line(text, "  example: ", PrintableText.escape(change.example()));
      line(text, "  before:  ", decision(change.before(), before));
      line(text, "  now:     ", decision(change.after(), after));
    }
    for (String region : result.undecided()) {
      line(text, "undecided: ", PrintableText.escape(region));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append(value).append('\n');
  }

  static String headline(Change change) {
    return switch (change.outcome()) {
      case ALLOW -> "newly allowed";
      case APPROVAL_REQUIRED -> "newly needs approval";
      case DENY -> "newly denied";
    };
  }

  static String decision(Decision decision, ShownNames shown) {
    String rule =
        decision
            .rule()
            .map(
                found ->
                    " by `"
                        + PrintableText.escape(found.id().rule())
                        + "` ("
                        + shown.at(found.origin())
                        + ")")
            .orElse(decision.basis() == Basis.IMPLICIT ? ", no rule allows it" : "");
    return outcome(decision.outcome()) + rule;
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> "allowed";
      case APPROVAL_REQUIRED -> "allowed after approval";
      case DENY -> "denied";
    };
  }
}
