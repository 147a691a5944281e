package dev.edict.eval.test;

import dev.edict.dsl.ast.TestDeclaration.Expectation;
import dev.edict.dsl.ast.TestDeclaration.ExpectedOutcome;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason.ByDefault;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason.ByInvalid;
import dev.edict.dsl.ast.TestDeclaration.ExpectedReason.ByRule;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.PolicySource;
import dev.edict.eval.decision.Basis;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import org.jspecify.annotations.Nullable;

/** Compares a decision with the one that a test expects. */
final class Expectations {
  private Expectations() {}

  static boolean meets(Decision decision, Expectation expected) {
    return outcome(decision.outcome()) == expected.outcome() && meets(decision, expected.reason());
  }

  private static boolean meets(Decision decision, @Nullable ExpectedReason reason) {
    if (reason instanceof ByRule byRule) {
      return decision
          .rule()
          .map(rule -> rule.id().rule().equals(byRule.rule().value()))
          .orElse(false);
    }
    if (reason instanceof ByDefault) {
      return decision.basis() == Basis.IMPLICIT;
    }
    return reason == null || decision.basis() == Basis.INVALID;
  }

  static Diagnostic failure(PolicySource source, Expectation expected, Decision decision) {
    String message =
        "expected "
            + words(expected.outcome(), words(expected.reason()))
            + ", got "
            + words(outcome(decision.outcome()), words(decision))
            + ": "
            + decision.reason();
    Diagnostic failure =
        Diagnostic.of(DiagnosticCode.TEST_FAILED, source, expected.span(), message);
    return decision
        .rule()
        .map(rule -> failure.withRelated(rule.origin(), "the rule that decided"))
        .orElse(failure);
  }

  private static String words(ExpectedOutcome outcome, String reason) {
    return outcome.keyword() + reason;
  }

  private static String words(@Nullable ExpectedReason reason) {
    if (reason instanceof ByRule byRule) {
      return byRule(byRule.rule().value());
    }
    if (reason instanceof ByDefault) {
      return " by default";
    }
    return reason instanceof ByInvalid ? " by invalid" : "";
  }

  private static String words(Decision decision) {
    return switch (decision.basis()) {
      case EXPLICIT -> byRule(decision.rule().map(Rule::id).orElseThrow().rule());
      case IMPLICIT -> " by default";
      case INVALID -> " by invalid";
    };
  }

  private static String byRule(String name) {
    return " by `" + name + "`";
  }

  private static ExpectedOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> ExpectedOutcome.ALLOW;
      case DENY -> ExpectedOutcome.DENY;
      case APPROVAL_REQUIRED -> ExpectedOutcome.APPROVAL;
    };
  }
}
