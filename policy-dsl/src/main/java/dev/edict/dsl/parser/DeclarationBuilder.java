package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.AssertionDeclaration;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.SetElement;
import dev.edict.dsl.ast.Word;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.AssertionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AttributeDeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.AttributeTypeContext;
import dev.edict.dsl.parser.antlr.PolicyParser.DelegationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ImportDeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LimitContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LimitsBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PolicyDeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ScalarTypeContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetAddressContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetDeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetElementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetIntegerContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetReferenceContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetStringContext;
import dev.edict.dsl.parser.antlr.PolicyParser.SetTypeContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;

/** Builds the declarations that hold no statements, and limits. */
final class DeclarationBuilder {
  private final Leaves leaves;
  private final ExpressionBuilder expressions;
  private final TargetBuilder targets;
  private final ClauseBuilder clauses;
  private final IntactParts intact;

  DeclarationBuilder(
      Leaves leaves,
      ExpressionBuilder expressions,
      TargetBuilder targets,
      ClauseBuilder clauses,
      IntactParts intact) {
    this.leaves = leaves;
    this.expressions = expressions;
    this.targets = targets;
    this.clauses = clauses;
    this.intact = intact;
  }

  Declaration.Import importOf(ImportDeclarationContext context) {
    return new Declaration.Import(
        Leaves.words(context.names), leaves.text(context.file), Leaves.span(context));
  }

  Declaration.Policy policy(
      PolicyDeclarationContext context, List<Annotation> annotations, SourceSpan span) {
    return new Declaration.Policy(
        annotations,
        leaves.text(context.name),
        Leaves.word(context.level()),
        leaves.texts(context.teams),
        span);
  }

  Declaration.NamedSet set(SetDeclarationContext context) {
    return new Declaration.NamedSet(
        Leaves.word(context.identifier()),
        Leaves.word(context.type()),
        context.setElement().stream().map(this::element).toList(),
        Leaves.span(context));
  }

  private SetElement element(SetElementContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof SetStringContext quoted) {
      return new SetElement.TextElement(leaves.text(quoted.string()).value(), true, span);
    }
    if (context instanceof SetAddressContext) {
      return new SetElement.TextElement(context.getText(), false, span);
    }
    if (context instanceof SetIntegerContext) {
      return new SetElement.IntegerElement(
          leaves.integer(context.getText(), Long.MIN_VALUE, Long.MAX_VALUE, span), span);
    }
    if (context instanceof SetReferenceContext) {
      return new SetElement.Reference(context.getText(), span);
    }
    throw new AssertionError(context);
  }

  Declaration.Attribute attribute(AttributeDeclarationContext context) {
    AttributeTypeContext type = context.attributeType();
    return new Declaration.Attribute(
        expressions.path(context.attributePath()),
        type instanceof SetTypeContext,
        typeWord(type),
        Leaves.span(context));
  }

  private static Word typeWord(AttributeTypeContext context) {
    if (context instanceof SetTypeContext set) {
      return Leaves.word(set.type());
    }
    if (context instanceof ScalarTypeContext scalar) {
      return Leaves.word(scalar.type());
    }
    throw new AssertionError(context);
  }

  Declaration.Limits limits(LimitsBlockContext context) {
    return new Declaration.Limits(
        intact.build(context.limit(), DeclarationBuilder::limit), Leaves.span(context));
  }

  private static Declaration.Limit limit(LimitContext context) {
    return new Declaration.Limit(
        Leaves.word(context.name),
        Leaves.word(context.amount()),
        context.unit() == null ? null : Leaves.word(context.unit()),
        Leaves.span(context));
  }

  Declaration.Delegation delegation(DelegationContext context) {
    return new Declaration.Delegation(
        Leaves.word(context.domain()),
        Leaves.words(context.level()),
        leaves.patterns(context.patternItem()),
        Leaves.span(context));
  }

  AssertionDeclaration assertion(AssertionContext context) {
    return new AssertionDeclaration(
        context.kind.getType() == PolicyLexer.NEVER
            ? AssertionDeclaration.Kind.NEVER
            : AssertionDeclaration.Kind.ONLY,
        targets.assertion(context.assertionTarget()),
        clauses.all(context.clause()),
        Leaves.span(context));
  }
}
