package dev.edict.dsl.check;

import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.source.SourceLocation;
import dev.edict.dsl.source.SourceSpan;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the names of the rules of one policy apart: audits and tests know a rule by its name, so
 * neither two written rules nor a written rule and a pin may share one.
 */
final class RuleNames {
  private final CheckedDocument document;
  private final Map<String, SourceLocation> known = new HashMap<>();

  RuleNames(CheckedDocument document) {
    this.document = document;
  }

  /** Takes the name of a rule that a pin stands for; two pins of one name are reported as pins. */
  void addPin(Rule rule) {
    known.putIfAbsent(rule.id().rule(), rule.origin());
  }

  /** Takes the name of a written rule and reports it when it is taken. */
  void add(RuleStatement statement, Rule rule) {
    SourceSpan span = statement.name() != null ? statement.name().span() : statement.span();
    SourceLocation first = known.putIfAbsent(rule.id().rule(), document.at(span));
    if (first != null) {
      document.reportAgain(
          DiagnosticCode.DUPLICATE_RULE,
          span,
          "a rule named `" + rule.id().rule() + "` already exists in this policy",
          first);
    }
  }
}
