package dev.edict.eval.test.mutation;

import java.time.Duration;

/**
 * How much work may be done.
 *
 * @param mutants how many changes are tried at most
 * @param time how long trying may take; the one that is tried when it is over is finished
 */
public record MutationLimits(int mutants, Duration time) {
  /** Enough for some hundred rules. */
  public static final MutationLimits DEFAULTS = new MutationLimits(5000, Duration.ofSeconds(60));

  /** Refuses negative limits. */
  public MutationLimits {
    if (mutants < 0 || time.isNegative()) {
      throw new IllegalArgumentException("negative limits: " + mutants + ", " + time);
    }
  }
}
