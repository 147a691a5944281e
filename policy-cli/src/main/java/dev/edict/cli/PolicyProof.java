package dev.edict.cli;

import dev.edict.dsl.PolicyException;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.eval.analysis.AssertionProver;
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
    try {
      return proved(loading);
    } catch (PolicyException refused) {
      List<Diagnostic> all = new ArrayList<>(loading.diagnostics());
      all.addAll(refused.diagnostics());
      Collections.sort(all);
      return new PolicyProof(all, List.of());
    }
  }

  private static PolicyProof proved(PolicyLoading loading) {
    List<PolicyTestResult> tests = PolicyTestRunner.run(loading.analysis());
    List<Diagnostic> unproved = AssertionProver.prove(loading.analysis());
    List<Diagnostic> all = new ArrayList<>(loading.diagnostics());
    tests.forEach(test -> all.addAll(test.failures()));
    all.addAll(unproved);
    Collections.sort(all);
    long passed = tests.stream().filter(PolicyTestResult::passed).count();
    List<String> summary = new ArrayList<>();
    count(summary, passed, "test", "passed");
    count(summary, tests.size() - passed, "test", "failed");
    int assertions = loading.analysis().assertions().size();
    count(summary, assertions - unproved.size(), "assertion", "proved");
    count(summary, unproved.size(), "assertion", "not proved");
    return new PolicyProof(all, summary);
  }

  private static void count(List<String> summary, long count, String noun, String fate) {
    if (count > 0) {
      summary.add(Counts.of(count, noun) + " " + fate);
    }
  }
}
