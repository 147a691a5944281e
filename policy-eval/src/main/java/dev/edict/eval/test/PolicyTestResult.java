package dev.edict.eval.test;

import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.source.SourceLocation;
import java.util.List;

/**
 * What became of one test of a policy set.
 *
 * @param name the test's name
 * @param location where it stands
 * @param expectations how many requests it holds
 * @param requests what was decided, in order; without the requests that cannot be made
 * @param failures a finding for each request that was decided otherwise or cannot be made, sorted
 *     by place; empty when the test passed
 */
public record PolicyTestResult(
    String name,
    SourceLocation location,
    int expectations,
    List<TestedRequest> requests,
    List<Diagnostic> failures) {

  /** Copies the lists. */
  public PolicyTestResult {
    requests = List.copyOf(requests);
    failures = List.copyOf(failures);
  }

  /** Returns whether every request was decided as expected. */
  public boolean passed() {
    return failures.isEmpty();
  }
}
