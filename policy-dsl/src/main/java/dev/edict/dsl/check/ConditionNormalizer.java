package dev.edict.dsl.check;

import dev.edict.dsl.ast.AttributePath;
import dev.edict.dsl.ast.Expression;
import dev.edict.dsl.ast.Expression.Operator;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.GlobSyntax;
import dev.edict.dsl.rule.AttributeRoot;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.Operand;
import dev.edict.dsl.rule.ValueType;
import dev.edict.dsl.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types the conditions of one rule. A part with an error is reported once and left out; its rule
 * never gets into a table, because a policy set with errors gives none.
 */
final class ConditionNormalizer {
  private final CheckedDocument document;
  private final OperandReader operands;

  /**
   * @param available the attributes that requests of the rule's kind have
   */
  ConditionNormalizer(
      CheckedDocument document,
      AttributeTable attributes,
      SetTable sets,
      Set<AttributeRoot> available) {
    this.document = document;
    this.operands = new OperandReader(document, attributes, sets, available);
  }

  /** Returns the typed form of {@code expression}; always-true in place of faulty parts. */
  Condition normalize(Expression expression) {
    if (expression instanceof Expression.Or or) {
      return new Condition.Any(all(or.parts()));
    } else if (expression instanceof Expression.And and) {
      return new Condition.All(all(and.parts()));
    } else if (expression instanceof Expression.Not not) {
      return new Condition.Not(normalize(not.part()));
    } else if (expression instanceof Expression.Comparison comparison) {
      return comparison(comparison);
    } else if (expression instanceof Expression.Membership membership) {
      return membership(membership);
    } else if (expression instanceof Expression.Presence presence) {
      return presence(presence);
    } else if (expression instanceof Expression.Like like) {
      return like(like);
    }
    return truth(expression);
  }

  /** Returns the value that {@code path} names, or reports why there is none and returns null. */
  Operand.@Nullable AttributeValue attribute(AttributePath path) {
    return operands.attribute(path);
  }

  private List<Condition> all(List<Expression> parts) {
    List<Condition> conditions = new ArrayList<>();
    parts.forEach(part -> conditions.add(normalize(part)));
    return conditions;
  }

  private Condition comparison(Expression.Comparison comparison) {
    Operand left = operands.read(comparison.left());
    Operand right = operands.read(comparison.right());
    if (left == null || right == null) {
      return Condition.ALWAYS;
    }
    if (left.type() == ValueType.TIME) {
      right = operands.asTime(right, comparison.right());
    } else if (right.type() == ValueType.TIME) {
      left = operands.asTime(left, comparison.left());
    }
    if (left == null || right == null) {
      return Condition.ALWAYS;
    }
    if (!comparable(left.type(), right.type())) {
      return mismatch(
          comparison.span(),
          "cannot compare " + article(left.type()) + " with " + article(right.type()),
          "");
    }
    if (isOrdering(comparison.operator()) && !(ordered(left.type()) && ordered(right.type()))) {
      return mismatch(
          comparison.span(),
          "`" + comparison.operator().symbol() + "` compares numbers and times only",
          "use == or !=");
    }
    return new Condition.Comparison(comparison.operator(), left, right);
  }

  private static boolean comparable(ValueType left, ValueType right) {
    if (left.isSet() || right.isSet()) {
      return false;
    }
    boolean json = left == ValueType.JSON || right == ValueType.JSON;
    boolean time = left == ValueType.TIME || right == ValueType.TIME;
    return left == right || (json && !time);
  }

  private static boolean isOrdering(Operator operator) {
    return operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
  }

  private static boolean ordered(ValueType type) {
    return type == ValueType.NUMBER || type == ValueType.TIME || type == ValueType.JSON;
  }

  private Condition membership(Expression.Membership membership) {
    Operand element = operands.read(membership.element());
    Operand container = operands.readContainer(membership.container());
    if (element == null || container == null) {
      return Condition.ALWAYS;
    }
    boolean fits =
        switch (container.type()) {
          case STRING_SET -> isOneOf(element.type(), ValueType.STRING, ValueType.JSON);
          case NUMBER_SET -> isOneOf(element.type(), ValueType.NUMBER, ValueType.JSON);
          case JSON -> isOneOf(element.type(), ValueType.STRING, ValueType.NUMBER, ValueType.JSON);
          case STRING, NUMBER, BOOLEAN, TIME -> false;
        };
    return fits
        ? new Condition.Membership(element, container)
        : mismatch(
            membership.span(),
            article(element.type()) + " cannot be in " + article(container.type()),
            container.type().isSet() ? "" : "`in` needs a list, a set or an array");
  }

  private static boolean isOneOf(ValueType type, ValueType... types) {
    return List.of(types).contains(type);
  }

  private Condition presence(Expression.Presence presence) {
    List<AttributePath.Step> steps = new ArrayList<>(presence.base().steps());
    AttributePath member = presence.member();
    steps.add(new AttributePath.Step.Member(member.root().text(), false, member.root().span()));
    steps.addAll(member.steps());
    AttributePath whole = new AttributePath(presence.base().root(), steps, presence.span());
    Operand.AttributeValue attribute = operands.attribute(whole);
    return attribute == null ? Condition.ALWAYS : new Condition.Presence(attribute);
  }

  private Condition like(Expression.Like like) {
    Operand operand = operands.read(like.operand());
    if (operand == null) {
      return Condition.ALWAYS;
    }
    if (!isOneOf(operand.type(), ValueType.STRING, ValueType.JSON)) {
      return mismatch(like.span(), "`like` needs text, not " + article(operand.type()), "");
    }
    return new Condition.Like(
        operand, Glob.of(like.pattern().value(), GlobSyntax.STAR_AND_QUESTION));
  }

  private Condition truth(Expression expression) {
    Operand operand = operands.read(expression);
    if (operand == null) {
      return Condition.ALWAYS;
    }
    if (!isOneOf(operand.type(), ValueType.BOOLEAN, ValueType.JSON)) {
      return mismatch(
          expression.span(), article(operand.type()) + " is not a condition", "compare it");
    }
    return new Condition.IsTrue(operand);
  }

  private Condition mismatch(SourceSpan span, String message, String help) {
    document.report(DiagnosticCode.TYPE_MISMATCH, span, message, help);
    return Condition.ALWAYS;
  }

  private static String article(ValueType type) {
    return switch (type) {
      case NUMBER -> "a number";
      case JSON -> "a JSON value";
      case STRING, BOOLEAN, TIME, STRING_SET, NUMBER_SET -> "a " + type.keyword();
    };
  }
}
