package dev.edict.dsl.check;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule.Note;

/** Advice on a rule has something to say. */
final class AdviceCheck implements DocumentCheck {

  @Override
  public void check(CheckedDocument document) {
    document
        .statements(RuleStatement.class)
        .flatMap(rule -> rule.annotations().stream())
        .filter(annotation -> annotation.name().text().equals(Note.ADVICE))
        .forEach(advice -> check(document, advice));
  }

  private static void check(CheckedDocument document, Annotation advice) {
    boolean readable =
        !advice.arguments().isEmpty() && advice.arguments().stream().allMatch(AdviceCheck::isText);
    if (!readable) {
      document.report(
          DiagnosticCode.BAD_ADVICE,
          advice.span(),
          "advice is one or more texts",
          "write `@advice(\"…\")`");
    }
  }

  private static boolean isText(Expression.Literal literal) {
    return literal instanceof Expression.StringLiteral text && !text.value().isBlank();
  }
}
