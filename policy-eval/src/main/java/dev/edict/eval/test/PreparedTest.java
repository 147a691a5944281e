package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.decision.Explanation.RuleTrace;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One test with its requests made.
 *
 * @param source the file it stands in
 * @param declaration the test
 * @param requests its requests, without those that cannot be made
 * @param faults why some cannot be made
 */
record PreparedTest(
    PolicySource source,
    TestDeclaration declaration,
    List<PreparedRequest> requests,
    List<Diagnostic> faults) {

  PreparedTest {
    requests = List.copyOf(requests);
    faults = List.copyOf(faults);
  }

  /**
   * One request.
   *
   * @param expected what the test expects
   * @param request the request
   * @param time when it is judged, if the test says
   */
  record PreparedRequest(Expectation expected, AccessRequest request, @Nullable Instant time) {
    Instant time(Instant start) {
      return time == null ? start : time;
    }
  }

  /**
   * Makes the requests of a test.
   *
   * @param attributes the subject attributes that policies declare
   */
  static PreparedTest of(
      PolicySource source, TestDeclaration test, Map<String, ValueType> attributes) {
    List<PreparedRequest> requests = new ArrayList<>();
    List<Diagnostic> faults = new ArrayList<>();
    if (test.expectations().isEmpty()) {
      faults.add(
          Diagnostic.of(
              DiagnosticCode.TEST_FAILED, source, test.name().span(), "this test expects nothing"));
    }
    for (Expectation expectation : test.expectations()) {
      DiagnosticCollector found = new DiagnosticCollector(source);
      RequestValues values = new RequestValues(attributes, found);
      AssignmentTable.of(test.context(), expectation, found).forEach(values::set);
      AccessRequest request = RequestForms.build(expectation.request(), values, found);
      if (request == null || found.hasErrors()) {
        faults.addAll(found.sorted());
      } else {
        requests.add(new PreparedRequest(expectation, request, values.time()));
      }
    }
    return new PreparedTest(source, test, requests, faults);
  }

  /** Returns whether every request can be made and is decided as expected. */
  boolean passes(TimedDecisionPoint decisionPoint, Instant start) {
    return faults.isEmpty()
        && requests.stream()
            .allMatch(
                each ->
                    Expectations.meets(
                        decisionPoint.decide(each.request(), each.time(start)), each.expected()));
  }

  /** Runs the test. */
  PolicyTestResult run(TimedDecisionPoint decisionPoint, Instant start) {
    List<TestedRequest> tested = new ArrayList<>();
    List<Diagnostic> failures = new ArrayList<>(faults);
    for (PreparedRequest each : requests) {
      Instant time = each.time(start);
      Decision decision = decisionPoint.decide(each.request(), time);
      tested.add(tested(each, time, decision, List.of()));
      if (!Expectations.meets(decision, each.expected())) {
        failures.add(Expectations.failure(source, each.expected(), decision));
      }
    }
    return result(tested, failures);
  }

  /** Runs the test and looks at what requests have to do with the rules where that may matter. */
  PolicyTestResult examine(TimedDecisionPoint decisionPoint, Instant start) {
    List<TestedRequest> tested = new ArrayList<>();
    List<Diagnostic> failures = new ArrayList<>(faults);
    for (PreparedRequest each : requests) {
      Instant time = each.time(start);
      Decision decision = decisionPoint.decide(each.request(), time);
      TestedRequest plain = tested(each, time, decision, List.of());
      if (Examination.needsExplanation(plain)) {
        Explanation explanation = decisionPoint.explain(each.request(), time);
        TestedRequest explained = tested(each, time, decision, explanation.traces());
        Examination.finding(source, explained).ifPresent(failures::add);
        tested.add(explained);
      } else {
        tested.add(plain);
      }
    }
    return result(tested, failures);
  }

  private TestedRequest tested(
      PreparedRequest each, Instant time, Decision decision, List<RuleTrace> traces) {
    return new TestedRequest(
        new SourceLocation(source, each.expected().span()),
        each.expected(),
        each.request(),
        time,
        decision,
        traces);
  }

  private PolicyTestResult result(List<TestedRequest> tested, List<Diagnostic> failures) {
    List<Diagnostic> distinct = new ArrayList<>(failures.stream().distinct().toList());
    Collections.sort(distinct);
    return new PolicyTestResult(
        declaration.name().value(),
        new SourceLocation(source, declaration.span()),
        declaration.expectations().size(),
        tested,
        distinct);
  }
}
