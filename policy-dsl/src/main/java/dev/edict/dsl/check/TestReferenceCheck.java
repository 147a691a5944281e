package dev.edict.dsl.check;

import dev.edict.dsl.ast.TestDeclaration;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.diagnostic.Suggestions;
import java.util.Set;

/** A test that expects a rule to decide names a rule of the policy set. */
final class TestReferenceCheck implements DocumentCheck {
  private final Set<String> ruleNames;

  TestReferenceCheck(Set<String> ruleNames) {
    this.ruleNames = ruleNames;
  }

  @Override
  public void check(CheckedDocument document) {
    document
        .all(TestDeclaration.class)
        .flatMap(test -> test.expectations().stream())
        .forEach(
            expectation -> {
              if (expectation.reason() instanceof ExpectedReason.ByRule byRule) {
                check(document, byRule);
              }
            });
  }

  private void check(CheckedDocument document, ExpectedReason.ByRule byRule) {
    String name = byRule.rule().value();
    if (!ruleNames.contains(name)) {
      document.report(
          DiagnosticCode.UNKNOWN_RULE,
          byRule.rule().span(),
          "no rule of this policy set is named `" + name + "`",
          Suggestions.nearest(name, ruleNames)
              .map(nearest -> "did you mean `" + nearest + "`?")
              .orElse(""));
    }
  }
}
