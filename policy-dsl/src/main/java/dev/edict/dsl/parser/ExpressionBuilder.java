package dev.edict.dsl.parser;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.AttributeOperandContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AttributePathContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ComparisonTailContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ConjunctionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ExpressionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.GroupOperandContext;
import dev.edict.dsl.parser.antlr.PolicyParser.IndexStepContext;
import dev.edict.dsl.parser.antlr.PolicyParser.KeyStepContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LikenessTailContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ListOperandContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LiteralContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LiteralOperandContext;
import dev.edict.dsl.parser.antlr.PolicyParser.MemberPathContext;
import dev.edict.dsl.parser.antlr.PolicyParser.MemberStepContext;
import dev.edict.dsl.parser.antlr.PolicyParser.MembershipTailContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NegationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.OperandContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PathStepContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PredicateContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PredicateTailContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PresenceTailContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/** Builds conditions. Its recursion is bounded: {@link NestingCheck} has counted the brackets. */
final class ExpressionBuilder {
  private final Leaves leaves;

  ExpressionBuilder(Leaves leaves) {
    this.leaves = leaves;
  }

  Expression expression(ExpressionContext context) {
    List<Expression> parts = context.conjunction().stream().map(this::conjunction).toList();
    return parts.size() == 1 ? parts.get(0) : new Expression.Or(parts, Leaves.span(context));
  }

  private Expression conjunction(ConjunctionContext context) {
    List<Expression> parts = context.negation().stream().map(this::negation).toList();
    return parts.size() == 1 ? parts.get(0) : new Expression.And(parts, Leaves.span(context));
  }

  private Expression negation(NegationContext context) {
    Expression result = predicate(context.predicate());
    SourceSpan whole = Leaves.span(context);
    for (int i = context.NOT().size() - 1; i >= 0; i--) {
      int start = context.NOT(i).getSymbol().getStartIndex();
      result = new Expression.Not(result, new SourceSpan(start, whole.end()));
    }
    return result;
  }

  private Expression predicate(PredicateContext context) {
    Expression left = operand(context.left);
    PredicateTailContext tail = context.predicateTail();
    SourceSpan span = Leaves.span(context);
    if (tail == null) {
      return left;
    }
    if (tail instanceof ComparisonTailContext comparison) {
      return new Expression.Comparison(
          operator(comparison.operator.getType()), left, operand(comparison.right), span);
    }
    if (tail instanceof MembershipTailContext membership) {
      return new Expression.Membership(left, operand(membership.right), span);
    }
    if (tail instanceof LikenessTailContext likeness) {
      return new Expression.Like(left, leaves.text(likeness.pattern), span);
    }
    if (tail instanceof PresenceTailContext presence) {
      return presence(left, presence.memberPath(), span);
    }
    throw new AssertionError(tail);
  }

  private Expression presence(Expression left, MemberPathContext member, SourceSpan span) {
    if (left instanceof Expression.Reference reference) {
      return new Expression.Presence(reference.path(), path(member), span);
    }
    leaves.reportSyntax(left.span(), "only an attribute has members", "write `args has name`");
    return left;
  }

  private static Expression.Operator operator(int type) {
    return switch (type) {
      case PolicyLexer.EQ -> Expression.Operator.EQUAL;
      case PolicyLexer.NE -> Expression.Operator.NOT_EQUAL;
      case PolicyLexer.LT -> Expression.Operator.LESS;
      case PolicyLexer.LE -> Expression.Operator.LESS_OR_EQUAL;
      case PolicyLexer.GT -> Expression.Operator.GREATER;
      case PolicyLexer.GE -> Expression.Operator.GREATER_OR_EQUAL;
      default -> throw new AssertionError(type);
    };
  }

  private Expression operand(OperandContext context) {
    if (context instanceof LiteralOperandContext literal) {
      return literal(literal.literal());
    }
    if (context instanceof ListOperandContext list) {
      return new Expression.ListOf(literals(list.literal()), Leaves.span(list));
    }
    if (context instanceof AttributeOperandContext attribute) {
      return new Expression.Reference(path(attribute.attributePath()), Leaves.span(attribute));
    }
    if (context instanceof GroupOperandContext group) {
      return expression(group.expression());
    }
    throw new AssertionError(context);
  }

  List<Expression.Literal> literals(List<LiteralContext> contexts) {
    return contexts.stream().map(this::literal).toList();
  }

  Expression.Literal literal(LiteralContext context) {
    SourceSpan span = Leaves.span(context);
    if (context.string() != null) {
      return new Expression.StringLiteral(leaves.text(context.string()).value(), span);
    }
    return switch (context.getStart().getType()) {
      case PolicyLexer.TRUE -> new Expression.BooleanLiteral(true, span);
      case PolicyLexer.FALSE -> new Expression.BooleanLiteral(false, span);
      default -> new Expression.NumberLiteral(leaves.number(context.getText(), span), span);
    };
  }

  AttributePath path(AttributePathContext context) {
    return new AttributePath(
        Leaves.word(context.attributeRoot()), steps(context.pathStep()), Leaves.span(context));
  }

  private AttributePath path(MemberPathContext context) {
    return new AttributePath(
        Leaves.word(context.word()), steps(context.pathStep()), Leaves.span(context));
  }

  private List<AttributePath.Step> steps(List<PathStepContext> contexts) {
    return contexts.stream().map(this::step).toList();
  }

  private AttributePath.Step step(PathStepContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof MemberStepContext member) {
      return new AttributePath.Step.Member(member.word().getText(), false, span);
    }
    if (context instanceof KeyStepContext key) {
      return new AttributePath.Step.Member(leaves.text(key.string()).value(), true, span);
    }
    if (context instanceof IndexStepContext index) {
      SourceSpan digits = Leaves.span(index.INT().getSymbol());
      return new AttributePath.Step.Index(
          (int) leaves.integer(index.INT().getText(), 0, Integer.MAX_VALUE, digits), span);
    }
    throw new AssertionError(context);
  }
}
