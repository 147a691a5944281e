package dev.edict.eval.analysis.finding;

import dev.edict.eval.analysis.replay.Witness;
import dev.edict.eval.decision.Outcome;
import java.util.Optional;

/** Sentences about requests that were decided. */
final class Examples {
  private Examples() {}

  /** Returns {@code advice} and, if there is one, what became of a request. */
  static String help(String advice, Optional<Witness> witness) {
    return advice + witness.map(found -> "; " + sentence(found)).orElse("");
  }

  /** Returns what became of a request, in words. */
  static String sentence(Witness witness) {
    String rule =
        witness.rule().map(found -> " by `" + found.id().rule() + "`").orElse(" by default");
    return witness.text() + " is " + word(witness.decision().outcome()) + rule;
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> "allowed";
      case DENY -> "denied";
      case APPROVAL_REQUIRED -> "allowed after approval";
    };
  }
}
