package dev.edict.dsl.format;

import static dev.edict.dsl.format.Doc.SPACE;
import static dev.edict.dsl.format.Doc.concat;
import static dev.edict.dsl.format.Doc.group;
import static dev.edict.dsl.format.Doc.spaced;
import static dev.edict.dsl.format.Doc.text;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints conditions, literals and attribute paths. Brackets stand only where the tree needs them:
 * {@code or} binds least, then {@code and}, {@code not}, and comparisons bind most.
 */
final class ExpressionPrinter {
  private final Layout layout;

  ExpressionPrinter(Layout layout) {
    this.layout = layout;
  }

  Doc print(Expression expression) {
    if (expression instanceof Expression.Or or) {
      return chain(or.parts(), "or");
    }
    if (expression instanceof Expression.And and) {
      return chain(and.parts(), "and");
    }
    if (expression instanceof Expression.Not not) {
      return negation(not);
    }
    if (expression instanceof Expression.Comparison comparison) {
      Doc left = operand(comparison.left());
      Doc operator = text(comparison.operator().symbol());
      return spaced(left, operator, operand(comparison.right()));
    }
    if (expression instanceof Expression.Membership membership) {
      Doc element = operand(membership.element());
      return spaced(element, text("in"), operand(membership.container()));
    }
    if (expression instanceof Expression.Presence presence) {
      Doc base = path(presence.base());
      return spaced(base, text("has"), path(presence.member()));
    }
    if (expression instanceof Expression.Like like) {
      return spaced(operand(like.operand()), text("like"), layout.quoted(like.pattern()));
    }
    return operand(expression);
  }

  Doc path(AttributePath path) {
    StringBuilder written = new StringBuilder(path.root().text());
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.Step.Index index) {
        written.append('[').append(index.index()).append(']');
      } else if (step instanceof AttributePath.Step.Member member) {
        written.append(
            member.quoted() ? "[" + QuotedString.of(member.name()) + "]" : "." + member.name());
      }
    }
    return layout.token(path.span(), written.toString());
  }

  Doc literal(Expression.Literal literal) {
    return layout.token(literal.span(), written(literal));
  }

  private static String written(Expression.Literal literal) {
    if (literal instanceof Expression.StringLiteral string) {
      return QuotedString.of(string.value());
    }
    if (literal instanceof Expression.NumberLiteral number) {
      return number.value().toPlainString();
    }
    if (literal instanceof Expression.BooleanLiteral truth) {
      return Boolean.toString(truth.value());
    }
    throw new AssertionError(literal);
  }

  /** Prints {@code a or b}; broken, each operator starts a line. */
  private Doc chain(List<Expression> parts, String operator) {
    List<Doc> printed = new ArrayList<>();
    for (Expression part : parts) {
      if (!printed.isEmpty()) {
        printed.add(layout.partAt(start(part)));
        printed.add(text(operator));
        printed.add(SPACE);
      }
      boolean and = part instanceof Expression.And;
      boolean bracketed = part instanceof Expression.Or || (and && operator.equals("and"));
      Doc doc = bracketed ? inBrackets(part) : print(part);
      printed.add(and ? layout.indented(doc) : doc);
    }
    return group(concat(printed));
  }

  /** Returns where the first token of an expression stands that is not a bracket. */
  private static int start(Expression expression) {
    if (expression instanceof Expression.Or or) {
      return start(or.parts().get(0));
    }
    if (expression instanceof Expression.And and) {
      return start(and.parts().get(0));
    }
    if (expression instanceof Expression.Comparison comparison) {
      return start(comparison.left());
    }
    if (expression instanceof Expression.Membership membership) {
      return start(membership.element());
    }
    if (expression instanceof Expression.Presence presence) {
      return presence.base().span().start();
    }
    return expression instanceof Expression.Like like
        ? start(like.operand())
        : expression.span().start();
  }

  private Doc negation(Expression.Not not) {
    List<Doc> printed = new ArrayList<>();
    Expression inner = not;
    while (inner instanceof Expression.Not next) {
      printed.add(layout.commentsBefore(next.span().start()));
      printed.add(text("not"));
      printed.add(SPACE);
      inner = next.part();
    }
    boolean bracketed = inner instanceof Expression.Or || inner instanceof Expression.And;
    printed.add(bracketed ? inBrackets(inner) : print(inner));
    return concat(printed);
  }

  private Doc operand(Expression expression) {
    if (expression instanceof Expression.Literal literal) {
      return literal(literal);
    }
    if (expression instanceof Expression.Reference reference) {
      return path(reference.path());
    }
    if (expression instanceof Expression.ListOf list) {
      return layout.bracketed(list.elements(), this::literal, list.span().end());
    }
    return inBrackets(expression);
  }

  private Doc inBrackets(Expression expression) {
    return concat(text("("), layout.indented(print(expression)), text(")"));
  }
}
