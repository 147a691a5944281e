package dev.edict.eval.test;

import dev.edict.dsl.Analysis;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Runs the tests of a policy set against its own rules.
 *
 * <pre>{@code
 * List<PolicyTestResult> results = PolicyTestRunner.run(PolicyFrontEnd.analyze(sources));
 * }</pre>
 */
public final class PolicyTestRunner {
  private PolicyTestRunner() {}

  /** Runs every test at the present instant, where it sets no other. */
  public static List<PolicyTestResult> run(Analysis analysis) {
    return run(analysis, InstantSource.system().instant());
  }

  /**
   * Runs every test, in order of file names and places; none when the policy set has errors.
   *
   * @param start the instant that requests are judged at, where a test sets no other
   */
  public static List<PolicyTestResult> run(Analysis analysis, Instant start) {
    return analysis
        .ruleSet()
        .map(ruleSet -> PolicyTests.of(analysis).run(ruleSet, start))
        .orElse(List.of());
  }
}
