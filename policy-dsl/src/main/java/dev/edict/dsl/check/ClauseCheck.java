package dev.edict.dsl.check;

import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.source.SourceLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clauses stand where they have a meaning, and once where twice would be unclear. */
final class ClauseCheck implements DocumentCheck {

  @Override
  public void check(CheckedDocument document) {
    document
        .statements(RuleStatement.class)
        .forEach(
            rule -> {
              checkOnce(document, rule.clauses());
              rule.clauses().forEach(clause -> checkPlace(document, rule, clause));
            });
    document.all(AssertionDeclaration.class).forEach(assertion -> check(document, assertion));
  }

  private static void checkOnce(CheckedDocument document, List<RuleClause> clauses) {
    Map<Class<?>, SourceLocation> seen = new HashMap<>();
    for (RuleClause clause : clauses) {
      boolean mayRepeat = clause instanceof RuleClause.Where;
      SourceLocation first = seen.putIfAbsent(clause.getClass(), document.at(clause.span()));
      if (first != null && !mayRepeat) {
        document.reportAgain(
            DiagnosticCode.DUPLICATE_CLAUSE,
            clause.span(),
            "a rule can have `" + keyword(clause) + "` only once",
            first);
      }
    }
  }

  private static void checkPlace(CheckedDocument document, RuleStatement rule, RuleClause clause) {
    if (clause instanceof RuleClause.RequireApproval && rule.effect() == Effect.DENY) {
      document.report(
          DiagnosticCode.MISPLACED_CLAUSE,
          clause.span(),
          "a deny rule cannot require approval: nothing lifts a deny",
          "make it `allow … require approval` to let a person decide");
    }
    if (clause instanceof RuleClause.Where) {
      checkWhere(document, rule, clause);
    }
  }

  private static void checkWhere(CheckedDocument document, RuleStatement rule, RuleClause clause) {
    if (!(rule.target() instanceof Target.Call)) {
      document.report(
          DiagnosticCode.MISPLACED_CLAUSE,
          clause.span(),
          "`where` judges the arguments of a tool call, so it only follows `call`");
    } else if (rule.effect() == Effect.DENY) {
      document.report(
          DiagnosticCode.MISPLACED_CLAUSE,
          clause.span(),
          "`where` narrows an allow; a deny rule would match what the other domain allows",
          "put `where` on the rule that allows the call");
    }
  }

  private static void check(CheckedDocument document, AssertionDeclaration assertion) {
    for (RuleClause clause : assertion.clauses()) {
      document.report(
          DiagnosticCode.MISPLACED_CLAUSE,
          clause.span(),
          "an assertion is about every request and takes no `" + keyword(clause) + "`");
    }
  }

  private static String keyword(RuleClause clause) {
    if (clause instanceof RuleClause.When) {
      return "when";
    } else if (clause instanceof RuleClause.Unless) {
      return "unless";
    } else if (clause instanceof RuleClause.Where) {
      return "where";
    } else if (clause instanceof RuleClause.Until) {
      return "until";
    } else if (clause instanceof RuleClause.RequireApproval) {
      return "require approval";
    } else if (clause instanceof RuleClause.SeverityClause) {
      return "severity";
    }
    throw new AssertionError(clause);
  }
}
