package dev.edict.dsl.check;

import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * How many patterns the rules of a policy set may have in all once sets are expanded; keeps a few
 * lines of text from turning into gigabytes.
 */
final class ExpansionBudget {
  static final int MOST_PATTERNS = 4_000_000;

  private long spent;
  private boolean reported;

  /** Counts {@code patterns} more and reports, once, that the limit is passed. */
  void spend(CheckedDocument document, int patterns, @Nullable SourceSpan span) {
    spent += patterns;
    if (spent > MOST_PATTERNS && !reported && span != null) {
      reported = true;
      document.report(
          DiagnosticCode.TEXT_TOO_LARGE,
          span,
          "with its sets expanded the policy set has more than " + MOST_PATTERNS + " patterns",
          "use fewer, wider patterns or smaller sets");
    }
  }

  /** Counts patterns of a file that is known from before. */
  void spendAgain(long patterns) {
    spent += patterns;
  }

  long spent() {
    return spent;
  }

  boolean isExhausted() {
    return spent > MOST_PATTERNS;
  }
}
