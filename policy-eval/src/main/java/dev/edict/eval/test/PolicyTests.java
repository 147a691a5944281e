package dev.edict.eval.test;

import dev.edict.dsl.Analysis;
import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tests of a policy set with their requests made, ready to be run by its rules or by others.
 *
 * <pre>{@code
 * Analysis analysis = PolicyFrontEnd.analyze(sources);
 * List<PolicyTestResult> results =
 *     PolicyTests.of(analysis).examine(analysis.requireRuleSet(), Instant.now());
 * }</pre>
 */
public final class PolicyTests {
  private final List<PreparedTest> tests;

  private PolicyTests(List<PreparedTest> tests) {
    this.tests = List.copyOf(tests);
  }

  /**
   * Returns the tests of {@code analysis}, in order of file names and places.
   *
   * @throws dev.edict.dsl.PolicyException if the policy set has errors
   */
  public static PolicyTests of(Analysis analysis) {
    return of(analysis.documents(), analysis.requireRuleSet().attributes());
  }

  static PolicyTests of(List<ParseResult> documents, Map<String, ValueType> attributes) {
    List<PreparedTest> tests = new ArrayList<>();
    for (ParseResult parsed : documents) {
      parsed
          .document()
          .all(TestDeclaration.class)
          .forEach(test -> tests.add(PreparedTest.of(parsed.source(), test, attributes)));
    }
    return new PolicyTests(tests);
  }

  /** Returns those of the tests whose names are {@code wanted}. */
  public PolicyTests named(Predicate<String> wanted) {
    return new PolicyTests(
        tests.stream().filter(test -> wanted.test(test.declaration().name().value())).toList());
  }

  /** Returns how many tests there are. */
  public int size() {
    return tests.size();
  }

  /** Returns the first request, if every one can be made. */
  Optional<PreparedTest.PreparedRequest> firstRequest() {
    return tests.stream()
        .filter(test -> test.faults().isEmpty())
        .flatMap(test -> test.requests().stream())
        .findFirst();
  }

  /**
   * Runs every test by {@code ruleSet}.
   *
   * @param start the instant that requests are judged at, where a test sets no other
   */
  public List<PolicyTestResult> run(RuleSet ruleSet, Instant start) {
    TimedDecisionPoint decisionPoint = new TimedDecisionPoint(ruleSet);
    return tests.stream().map(test -> test.run(decisionPoint, start)).toList();
  }

  /**
   * Runs every test by {@code ruleSet} and looks at what its requests have to do with the rules: a
   * failure names the rules that have to do with it or come near, and a request that no rule has to
   * do with fails unless its test says {@code by default} or {@code by invalid}.
   *
   * @param start the instant that requests are judged at, where a test sets no other
   */
  public List<PolicyTestResult> examine(RuleSet ruleSet, Instant start) {
    TimedDecisionPoint decisionPoint = new TimedDecisionPoint(ruleSet);
    return tests.stream().map(test -> test.examine(decisionPoint, start)).toList();
  }

  /**
   * Returns the name of the first test that fails by the rules of {@code decisionPoint}, or the
   * empty text when all pass.
   *
   * @param start the instant that requests are judged at, where a test sets no other
   */
  public String firstFailing(TimedDecisionPoint decisionPoint, Instant start) {
    for (PreparedTest test : tests) {
      if (!test.passes(decisionPoint, start)) {
        return test.declaration().name().value();
      }
    }
    return "";
  }
}
