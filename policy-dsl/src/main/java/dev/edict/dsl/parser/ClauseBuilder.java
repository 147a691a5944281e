package dev.edict.dsl.parser;

import dev.edict.dsl.ast.RuleClause;
import dev.edict.dsl.parser.antlr.PolicyParser.ApprovalClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SeverityClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.UnlessClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.UntilClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.WhenClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.WhereClauseContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/** Builds what may follow the target of a rule or an assertion. */
final class ClauseBuilder {
  private final Leaves leaves;
  private final ExpressionBuilder expressions;

  ClauseBuilder(Leaves leaves, ExpressionBuilder expressions) {
    this.leaves = leaves;
    this.expressions = expressions;
  }

  List<RuleClause> all(List<ClauseContext> contexts) {
    return contexts.stream().map(this::clause).toList();
  }

  private RuleClause clause(ClauseContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof WhenClauseContext when) {
      return new RuleClause.When(expressions.expression(when.expression()), span);
    }
    if (context instanceof UnlessClauseContext unless) {
      return new RuleClause.Unless(expressions.expression(unless.expression()), span);
    }
    if (context instanceof WhereClauseContext where) {
      return new RuleClause.Where(
          expressions.path(where.attributePath()),
          Leaves.word(where.domain()),
          Leaves.word(where.action()),
          span);
    }
    if (context instanceof UntilClauseContext until) {
      return new RuleClause.Until(leaves.text(until.string()), span);
    }
    if (context instanceof ApprovalClauseContext approval) {
      return new RuleClause.RequireApproval(leaves.optionalText(approval.string()), span);
    }
    if (context instanceof SeverityClauseContext severity) {
      return new RuleClause.SeverityClause(Leaves.word(severity.severity()), span);
    }
    throw new AssertionError(context);
  }
}
