package dev.edict.cli;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.PolicyTestRunner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What became of the tests and assertions of a policy set; there are none to run when a file has an
 * error.
 *
 * @param diagnostics every finding about the policy set, sorted by place
 * @param summary the counts, in words
 */
record PolicyProof(List<Diagnostic> diagnostics, List<String> summary) {
  PolicyProof {
    diagnostics = List.copyOf(diagnostics);
    summary = List.copyOf(summary);
  }

  static PolicyProof of(PolicyLoading loading) {
    if (loading.ruleSet().isEmpty()) {
      return new PolicyProof(loading.diagnostics(), List.of());
    }
    List<PolicyTestResult> tests = PolicyTestRunner.run(loading.analysis());
    List<Diagnostic> all = new ArrayList<>(loading.diagnostics());
    tests.forEach(test -> all.addAll(test.failures()));
    Collections.sort(all);
    return new PolicyProof(all, summary(tests));
  }

  private static List<String> summary(List<PolicyTestResult> tests) {
    long passed = tests.stream().filter(PolicyTestResult::passed).count();
    List<String> parts = new ArrayList<>();
    if (!tests.isEmpty()) {
      parts.add(Counts.of(passed, "test") + " passed");
    }
    if (passed < tests.size()) {
      parts.add(Counts.of(tests.size() - passed, "test") + " failed");
    }
    return parts;
  }
}
