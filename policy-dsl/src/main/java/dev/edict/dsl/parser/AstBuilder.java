package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Annotation;
import dev.edict.dsl.ast.Declaration;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.ast.PolicyDocument.LanguageVersion;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.parser.antlr.PolicyParser.DeclarationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.DocumentContext;
import dev.edict.dsl.parser.antlr.PolicyParser.LanguageVersionContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds the tree of a file; statements and declarations that hold a mistake are left out. */
final class AstBuilder {
  private static final String SUPPORTED_VERSION = "1";

  private final ErrorLog log;
  private final IntactParts intact;
  private final AnnotationBuilder annotations;
  private final DeclarationBuilder declarations;
  private final BlockBuilder blocks;
  private final TestBuilder tests;

  private AstBuilder(ErrorLog log, Leaves leaves, IntactParts intact) {
    this.log = log;
    this.intact = intact;
    ExpressionBuilder expressions = new ExpressionBuilder(leaves);
    TargetBuilder targets = new TargetBuilder(leaves);
    ClauseBuilder clauses = new ClauseBuilder(leaves, expressions);
    this.annotations = new AnnotationBuilder(expressions);
    this.declarations = new DeclarationBuilder(leaves, expressions, targets, clauses, intact);
    this.blocks = new BlockBuilder(leaves, annotations, targets, clauses, expressions, intact);
    this.tests = new TestBuilder(leaves, expressions, intact);
  }

  static PolicyDocument build(
      SyntaxTree tree, PolicyTokens tokens, SourceSpan whole, ParseLimits limits, ErrorLog log) {
    IntactParts intact = new IntactParts(tree.spoilt(), tokens);
    return new AstBuilder(log, new Leaves(log, limits), intact).document(tree.root(), whole);
  }

  private PolicyDocument document(DocumentContext context, SourceSpan whole) {
    List<Declaration> declared =
        context.declaration().stream().flatMap(part -> declaration(part).stream()).toList();
    return new PolicyDocument(version(context), declared, whole);
  }

  private @Nullable LanguageVersion version(DocumentContext document) {
    LanguageVersionContext context = document.languageVersion();
    if (context != null) {
      return intact.contains(context) ? version(context.version, Leaves.span(context)) : null;
    }
    // A mistake in the first place is reported already, and most likely was meant to be the
    // version.
    boolean readsFromStart =
        document.getStart().getType() == Token.EOF
            || (!document.declaration().isEmpty()
                && document.declaration(0).getStart() == document.getStart());
    if (readsFromStart) {
      log.report(
          DiagnosticCode.MISSING_VERSION,
          SourceSpan.at(0),
          "the language version is missing",
          "start the file with `edict 1`");
    }
    return null;
  }

  private LanguageVersion version(Token number, SourceSpan span) {
    String asked = number.getText();
    if (!asked.equals(SUPPORTED_VERSION)) {
      log.report(
          DiagnosticCode.UNSUPPORTED_VERSION,
          Leaves.span(number),
          "version " + TokenNames.quote(asked) + " of the language is not known",
          "start the file with `edict " + SUPPORTED_VERSION + "`");
    }
    return new LanguageVersion(Leaves.saturated(asked), span);
  }

  private Optional<Declaration> declaration(DeclarationContext context) {
    if (context.networkBlock() != null) {
      return Optional.of(blocks.network(context.networkBlock()));
    }
    if (context.filesystemBlock() != null) {
      return Optional.of(blocks.filesystem(context.filesystemBlock()));
    }
    if (context.mcpBlock() != null) {
      return Optional.of(blocks.mcp(context.mcpBlock()));
    }
    if (context.limitsBlock() != null) {
      return Optional.of(declarations.limits(context.limitsBlock()));
    }
    return context.testDeclaration() == null ? simple(context) : test(context);
  }

  private Optional<Declaration> test(DeclarationContext context) {
    Token brace = Region.openingBrace(context.testDeclaration());
    return brace == null || !intact.containsUpTo(context, brace)
        ? Optional.empty()
        : Optional.of(
            tests.test(context.testDeclaration(), annotations(context), Leaves.span(context)));
  }

  private Optional<Declaration> simple(DeclarationContext context) {
    if (!intact.contains(context)) {
      return Optional.empty();
    }
    return Stream.<Optional<? extends Declaration>>of(
            Optional.ofNullable(context.importDeclaration()).map(declarations::importOf),
            Optional.ofNullable(context.setDeclaration()).map(declarations::set),
            Optional.ofNullable(context.attributeDeclaration()).map(declarations::attribute),
            Optional.ofNullable(context.delegation()).map(declarations::delegation),
            Optional.ofNullable(context.assertion()).map(declarations::assertion),
            Optional.ofNullable(context.policyDeclaration())
                .map(p -> declarations.policy(p, annotations(context), Leaves.span(context))))
        .flatMap(Optional::stream)
        .<Declaration>map(built -> built)
        .findFirst();
  }

  private List<Annotation> annotations(DeclarationContext context) {
    return annotations.all(context.annotation());
  }
}
