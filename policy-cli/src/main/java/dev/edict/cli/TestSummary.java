package dev.edict.cli;

import dev.edict.dsl.rule.RuleSet;
import dev.edict.eval.test.PolicyTestResult;
import dev.edict.eval.test.Share;
import java.util.ArrayList;
import java.util.List;

/** What a run of tests came to, on one line. */
final class TestSummary {
  private final List<String> parts = new ArrayList<>();

  TestSummary(PolicyLoading loading, RuleSet ruleSet, List<PolicyTestResult> results) {
    long passed = results.stream().filter(PolicyTestResult::passed).count();
    parts.add(Counts.of(loading.fileCount(), "file"));
    parts.add(Counts.of(ruleSet.rules().size(), "rule"));
    parts.add(
        Counts.of(results.stream().mapToLong(PolicyTestResult::expectations).sum(), "request"));
    parts.add(Counts.of(passed, "test") + " passed");
    if (passed < results.size()) {
      parts.add(Counts.of(results.size() - passed, "test") + " failed");
    }
  }

  /** Adds how much of something is covered. */
  void add(String what, Share share) {
    parts.add(what + " " + share.text());
  }

  /** Adds a remark. */
  void add(String remark) {
    parts.add(remark);
  }

  String text() {
    return String.join(", ", parts);
  }
}
