package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.util.List;

/**
 * A request of a test that was decided.
 *
 * @param location where it stands
 * @param expected what the test expects
 * @param request the request
 * @param time when it was judged
 * @param decision what became of it
 * @param traces the rules that have to do with it, those that come near included, when tests were
 *     examined and the decision alone does not say enough; else none
 */
public record TestedRequest(
    SourceLocation location,
    Expectation expected,
    AccessRequest request,
    Instant time,
    Decision decision,
    List<RuleTrace> traces) {

  /** Copies the list. */
  public TestedRequest {
    traces = List.copyOf(traces);
  }

  /** Returns whether it was decided as expected. */
  public boolean isMet() {
    return Expectations.meets(decision, expected);
  }
}
