package dev.edict.eval.analysis.language;

/** Ends a question that cannot be answered within its {@link Budget}. */
public final class BudgetExhausted extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Makes the end of a question. */
  public BudgetExhausted() {
    super("the question takes more work than the analysis may do", null, false, false);
  }
}
