package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.parser.ParseResult;
import dev.edict.dsl.parser.PolicyParser;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.source.PolicySource;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.eval.decision.Explanation;
import dev.edict.eval.request.AccessRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests as if tests had made them. */
final class TestedScenario {
  private static final ParseResult SAMPLE =
      PolicyParser.parse(
          PolicySource.of("t.edict", "edict 1\ntest \"t\" { deny read on \"/a\" }\n"));

  private TestedScenario() {}

  /** Returns what became of {@code requests}, one test for each. */
  static List<PolicyTestResult> examined(
      RuleSet ruleSet, List<AccessRequest> requests, Instant now) {
    TimedDecisionPoint decisionPoint = new TimedDecisionPoint(ruleSet);
    TestDeclaration test = SAMPLE.document().all(TestDeclaration.class).findFirst().orElseThrow();
    Expectation expected = test.expectations().get(0);
    SourceLocation place = new SourceLocation(SAMPLE.source(), test.span());
    List<PolicyTestResult> results = new ArrayList<>();
    for (AccessRequest request : requests) {
      Explanation explanation = decisionPoint.explain(request, now);
      TestedRequest tested =
          new TestedRequest(
              place, expected, request, now, explanation.decision(), explanation.traces());
      results.add(new PolicyTestResult("t", place, 1, List.of(tested), List.of()));
    }
    return results;
  }

  /** Returns what becomes of the tests in the text of a policy file. */
  static List<PolicyTestResult> examined(RuleSet ruleSet, String text, Instant now) {
    ParseResult parsed = PolicyParser.parse(PolicySource.of("t.edict", text));
    if (parsed.hasErrors()) {
      throw new AssertionError(parsed.diagnostics() + "\n" + text);
    }
    return PolicyTests.of(List.of(parsed), ruleSet.attributes()).examine(ruleSet, now);
  }
}
