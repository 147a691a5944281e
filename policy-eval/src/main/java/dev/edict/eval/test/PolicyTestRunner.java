package dev.edict.eval.test;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.DiagnosticCollector;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.PolicyDecisionPoint;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the tests of a policy set against its own rules.
 *
 * <pre>{@code
 * List<PolicyTestResult> results = PolicyTestRunner.run(PolicyFrontEnd.analyze(sources));
 * }</pre>
 */
public final class PolicyTestRunner {
  private final RuleSet ruleSet;
  private final TestClock clock;
  private final PolicyDecisionPoint decisionPoint;

  private PolicyTestRunner(RuleSet ruleSet, Instant start) {
    this.ruleSet = ruleSet;
    this.clock = new TestClock(start);
    this.decisionPoint = PolicyDecisionPoint.of(ruleSet, clock);
  }

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
        .map(ruleSet -> new PolicyTestRunner(ruleSet, start).run(analysis.documents()))
        .orElse(List.of());
  }

  private List<PolicyTestResult> run(List<ParseResult> documents) {
    return documents.stream().flatMap(this::run).toList();
  }

  private Stream<PolicyTestResult> run(ParseResult parsed) {
    return parsed.document().all(TestDeclaration.class).map(test -> run(parsed.source(), test));
  }

  private PolicyTestResult run(PolicySource source, TestDeclaration test) {
    DiagnosticCollector failures = new DiagnosticCollector(source);
    if (test.expectations().isEmpty()) {
      failures.report(DiagnosticCode.TEST_FAILED, test.name().span(), "this test expects nothing");
    }
    for (Expectation expectation : test.expectations()) {
      check(source, test, expectation, failures);
    }
    List<Diagnostic> distinct = failures.sorted().stream().distinct().toList();
    return new PolicyTestResult(
        test.name().value(),
        new SourceLocation(source, test.span()),
        test.expectations().size(),
        distinct);
  }

  private void check(
      PolicySource source,
      TestDeclaration test,
      Expectation expectation,
      DiagnosticCollector failures) {
    DiagnosticCollector faults = new DiagnosticCollector(source);
    RequestValues values = new RequestValues(ruleSet.attributes(), faults);
    AssignmentTable.of(test.context(), expectation, faults).forEach(values::set);
    AccessRequest request = RequestForms.build(expectation.request(), values, faults);
    if (request == null || faults.hasErrors()) {
      faults.sorted().forEach(failures::add);
      return;
    }
    clock.now = values.time(clock.start);
    Decision decision = decisionPoint.decide(request);
    if (!Expectations.meets(decision, expectation)) {
      failures.add(Expectations.failure(source, expectation, decision));
    }
  }

  /** Stands still at the instant of the request that is judged; used by one thread. */
  private static final class TestClock implements InstantSource {
    private final Instant start;
    private Instant now;

    TestClock(Instant start) {
      this.start = start;
      this.now = start;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
