package dev.edict.cli;

import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts decisions by outcome and kind. */
final class Tally {
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Basis, Long> denials = new EnumMap<>(Basis.class);
  private long total;

  void add(Decision decision) {
    total++;
    outcomes.merge(decision.outcome(), 1L, Long::sum);
    if (decision.outcome() == Outcome.DENY) {
      denials.merge(decision.basis(), 1L, Long::sum);
    }
  }

  long total() {
    return total;
  }

  /** Returns the counts and the speed in one line. */
  String summary(long nanoseconds) {
    double seconds = nanoseconds / 1e9;
    return String.format(
        Locale.ROOT,
        "%s: %d allow, %d deny (%d explicit, %d implicit, %d invalid), %d approval required;"
            + " %.2f s, %.0f decisions/s",
        Counts.of(total, "request"),
        outcomes.getOrDefault(Outcome.ALLOW, 0L),
        outcomes.getOrDefault(Outcome.DENY, 0L),
        denials.getOrDefault(Basis.EXPLICIT, 0L),
        denials.getOrDefault(Basis.IMPLICIT, 0L),
        denials.getOrDefault(Basis.INVALID, 0L),
        outcomes.getOrDefault(Outcome.APPROVAL_REQUIRED, 0L),
        seconds,
        seconds > 0 ? total / seconds : 0);
  }
}
