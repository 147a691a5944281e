package dev.edict.eval.analysis.language;

/**
 * How much work one question may take, in steps and in time. A question that runs out has no
 * answer; it is never taken for a yes or a no.
 */
public final class Budget {
  private static final int STEPS_BETWEEN_LOOKS = 8192;

  private final long deadline;
  private final boolean timed;
  private long left;
  private long nextLook;

  private Budget(long steps, long deadline, boolean timed) {
    this.left = steps;
    this.nextLook = steps - STEPS_BETWEEN_LOOKS;
    this.deadline = deadline;
    this.timed = timed;
  }

  /** Returns a budget of steps, without a bound on time: the same question ends the same way. */
  public static Budget ofSteps(long steps) {
    return new Budget(steps, 0, false);
  }

  /** Returns a budget of steps that also ends at {@code deadline} on {@link System#nanoTime}. */
  public static Budget ofSteps(long steps, long deadline) {
    return new Budget(steps, deadline, true);
  }

  /**
   * Takes steps off.
   *
   * @throws BudgetExhausted when none are left
   */
  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw new BudgetExhausted();
    }
    if (timed && left < nextLook) {
      nextLook = left - STEPS_BETWEEN_LOOKS;
      if (System.nanoTime() - deadline > 0) {
        throw new BudgetExhausted();
      }
    }
  }
}
