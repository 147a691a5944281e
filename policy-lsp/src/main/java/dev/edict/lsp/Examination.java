package dev.edict.lsp;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.PolicyException;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.eval.analysis.finding.PolicyLinter;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.PolicyTests;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What running a policy set shows beyond reading it. Worked out when it is asked for, and kept
 * until the texts change.
 */
final class Examination {
  private @Nullable Analysis examined;
  private @Nullable List<PolicyTestResult> tests;
  private @Nullable List<Diagnostic> lints;

  /** Returns what became of the tests; none when the policy set does not load. */
  synchronized List<PolicyTestResult> tests(Analysis analysis) {
    lookAt(analysis);
    List<PolicyTestResult> known = tests;
    if (known == null) {
      known = run(analysis);
      tests = known;
    }
    return known;
  }

  /** Returns the findings about requests of tests. */
  List<Diagnostic> failures(Analysis analysis) {
    return tests(analysis).stream().flatMap(test -> test.failures().stream()).toList();
  }

  /** Returns the findings of the linter. */
  synchronized Stream<Diagnostic> lints(Analysis analysis) {
    lookAt(analysis);
    List<Diagnostic> known = lints;
    if (known == null) {
      known = PolicyLinter.lint(analysis);
      lints = known;
    }
    return known.stream();
  }

  // Reference equality is meant: a new analysis is one of other texts.
  @SuppressWarnings("ReferenceEquality")
  private void lookAt(Analysis analysis) {
    if (examined != analysis) {
      examined = analysis;
      tests = null;
      lints = null;
    }
  }

  private static List<PolicyTestResult> run(Analysis analysis) {
    if (analysis.hasErrors()) {
      return List.of();
    }
    try {
      return PolicyTests.of(analysis)
          .examine(analysis.requireRuleSet(), InstantSource.system().instant());
    } catch (PolicyException tooAmbiguous) {
      return List.of();
    }
  }
}
