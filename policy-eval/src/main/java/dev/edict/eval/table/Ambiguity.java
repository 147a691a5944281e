package dev.edict.eval.table;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Refuses rule sets of which some request would have to be compared with too many patterns. */
final class Ambiguity {
  /** With how many patterns and globs one request may have to be compared, at most. */
  static final int MOST_COMPARED = 256;

  private final RuleSet ruleSet;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Ambiguity(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
  }

  /** Looks at one domain. */
  Ambiguity in(Domain domain, int mostCompared) {
    if (mostCompared > MOST_COMPARED) {
      for (Rule rule : ruleSet.rules()) {
        if (rule.domain() == domain) {
          diagnostics.add(finding(rule, mostCompared));
          break;
        }
      }
    }
    return this;
  }

  private static Diagnostic finding(Rule first, int mostCompared) {
    String message =
        "one "
            + first.domain().keyword()
            + " request may have to be compared with "
            + mostCompared
            + " patterns, more than "
            + MOST_COMPARED;
    return Diagnostic.of(
            DiagnosticCode.POLICY_TOO_AMBIGUOUS,
            first.origin().source(),
            first.origin().span(),
            message)
        .withHelp("give patterns with several wildcards a name that few of them share");
  }

  /**
   * Ends the look.
   *
   * @throws PolicyException if there is too much in a domain
   */
  void refuse() {
    if (!diagnostics.isEmpty()) {
      Collections.sort(diagnostics);
      throw new PolicyException(diagnostics);
    }
  }
}
