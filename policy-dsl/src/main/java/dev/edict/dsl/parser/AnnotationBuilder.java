package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.parser.antlr.PolicyParser.AnnotationContext;
import java.util.List;

/** Builds the notes that stand before rules, policies and tests. */
final class AnnotationBuilder {
  private final ExpressionBuilder expressions;

  AnnotationBuilder(ExpressionBuilder expressions) {
    this.expressions = expressions;
  }

  List<Annotation> all(List<AnnotationContext> contexts) {
    return contexts.stream().map(this::annotation).toList();
  }

  private Annotation annotation(AnnotationContext context) {
    return new Annotation(
        Leaves.word(context.word()), expressions.literals(context.literal()), Leaves.span(context));
  }
}
