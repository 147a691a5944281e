package dev.edict.cli;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.util.Arrays;
import java.util.Locale;

/** Counts decisions by outcome and kind. */
final class Tally {
  private final long[] outcomes = new long[Outcome.values().length];
  private final long[] denials = new long[Basis.values().length];

  void add(Decision decision) {
    outcomes[decision.outcome().ordinal()]++;
    if (decision.outcome() == Outcome.DENY) {
      denials[decision.basis().ordinal()]++;
    }
  }

  long total() {
    return Arrays.stream(outcomes).sum();
  }

  /** Returns the counts and the speed in one line. */
  String summary(long nanoseconds) {
    double seconds = nanoseconds / 1e9;
    return String.format(
        Locale.ROOT,
        "%d %s: %d allow, %d deny (%d explicit, %d implicit, %d invalid), %d approval required;"
            + " %.2f s, %.0f decisions/s",
        total(),
        total() == 1 ? "request" : "requests",
        outcomes[Outcome.ALLOW.ordinal()],
        outcomes[Outcome.DENY.ordinal()],
        denials[Basis.EXPLICIT.ordinal()],
        denials[Basis.IMPLICIT.ordinal()],
        denials[Basis.INVALID.ordinal()],
        outcomes[Outcome.APPROVAL_REQUIRED.ordinal()],
        seconds,
        seconds > 0 ? total() / seconds : 0);
  }
}
