package dev.edict.dsl.parser;

import dev.edict.dsl.ast.Domain;
import dev.edict.dsl.ast.DomainBlock;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.ast.McpStatement;
import dev.edict.dsl.ast.RuleStatement;
import dev.edict.dsl.ast.SecretStatement;
import dev.edict.dsl.ast.Statement;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.AnnotationContext;
import dev.edict.dsl.parser.antlr.PolicyParser.CatalogStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ClauseContext;
import dev.edict.dsl.parser.antlr.PolicyParser.EffectContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.InjectionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpRuleContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpSecretContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkBlockContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkRuleContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkSecretContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.RedactStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ServerStatementContext;
import dev.edict.dsl.parser.antlr.PolicyParser.StringContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ToolStatementContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the blocks of the three domains and the statements in them. */
final class BlockBuilder {
  private final Leaves leaves;
  private final AnnotationBuilder annotations;
  private final TargetBuilder targets;
  private final ClauseBuilder clauses;
  private final ExpressionBuilder expressions;
  private final IntactParts intact;

  BlockBuilder(
      Leaves leaves,
      AnnotationBuilder annotations,
      TargetBuilder targets,
      ClauseBuilder clauses,
      ExpressionBuilder expressions,
      IntactParts intact) {
    this.leaves = leaves;
    this.annotations = annotations;
    this.targets = targets;
    this.clauses = clauses;
    this.expressions = expressions;
    this.intact = intact;
  }

  DomainBlock network(NetworkBlockContext context) {
    List<Statement> statements = intact.build(context.networkStatement(), this::statement);
    return new DomainBlock(Domain.NETWORK, statements, Leaves.span(context));
  }

  DomainBlock filesystem(FilesystemBlockContext context) {
    List<Statement> statements = intact.build(context.filesystemStatement(), this::statement);
    return new DomainBlock(Domain.FILESYSTEM, statements, Leaves.span(context));
  }

  DomainBlock mcp(McpBlockContext context) {
    List<Statement> statements = intact.build(context.mcpStatement(), this::statement);
    return new DomainBlock(Domain.MCP, statements, Leaves.span(context));
  }

  private Statement statement(NetworkStatementContext context) {
    if (context instanceof NetworkRuleContext rule) {
      RuleHead head = new RuleHead(rule.annotation(), rule.OBSERVE(), rule.effect(), rule.name);
      return rule(head, targets.network(rule.networkTarget()), rule.clause(), rule);
    }
    if (context instanceof NetworkSecretContext secret) {
      return new SecretStatement(
          leaves.text(secret.secretName),
          List.of(),
          targets.endpoints(secret.endpointItem()),
          place(secret.injection()),
          leaves.text(secret.injection().target),
          leaves.optionalText(secret.injection().prefix),
          Leaves.span(secret));
    }
    throw new AssertionError(context);
  }

  private Statement statement(FilesystemStatementContext rule) {
    RuleHead head = new RuleHead(rule.annotation(), rule.OBSERVE(), rule.effect(), rule.name);
    return rule(head, targets.filesystem(rule.filesystemTarget()), rule.clause(), rule);
  }

  private Statement statement(McpStatementContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof McpRuleContext rule) {
      RuleHead head = new RuleHead(rule.annotation(), rule.OBSERVE(), rule.effect(), rule.name);
      return rule(head, targets.mcp(rule.mcpTarget()), rule.clause(), rule);
    }
    if (context instanceof CatalogStatementContext catalog) {
      return new McpStatement.Catalog(leaves.text(catalog.catalogName), span);
    }
    if (context instanceof ServerStatementContext server) {
      return new McpStatement.Server(
          leaves.text(server.serverName),
          leaves.optionalText(server.catalogName),
          leaves.optionalText(server.digest),
          leaves.optionalText(server.url),
          span);
    }
    if (context instanceof ToolStatementContext tool) {
      return new McpStatement.ToolPin(leaves.text(tool.toolName), leaves.text(tool.digest), span);
    }
    if (context instanceof RedactStatementContext redact) {
      return new McpStatement.Redact(
          redact.attributePath().stream().map(expressions::path).toList(),
          targets.tools(redact.toolPattern()),
          span);
    }
    if (context instanceof McpSecretContext secret) {
      return new SecretStatement(
          leaves.text(secret.secretName),
          leaves.texts(secret.servers),
          List.of(),
          place(secret.injection()),
          leaves.text(secret.injection().target),
          leaves.optionalText(secret.injection().prefix),
          span);
    }
    throw new AssertionError(context);
  }

  /** What stands before the target of a rule, the same in every domain. */
  private record RuleHead(
      List<AnnotationContext> annotations,
      @Nullable TerminalNode observe,
      EffectContext effect,
      @Nullable StringContext name) {}

  private RuleStatement rule(
      RuleHead head, Target target, List<ClauseContext> following, ParserRuleContext whole) {
    return new RuleStatement(
        annotations.all(head.annotations),
        head.observe != null,
        head.effect.ALLOW() == null ? Effect.DENY : Effect.ALLOW,
        leaves.optionalText(head.name),
        target,
        clauses.all(following),
        Leaves.span(whole));
  }

  private static SecretStatement.Place place(InjectionContext context) {
    return context.place.getType() == PolicyLexer.HEADER
        ? SecretStatement.Place.HEADER
        : SecretStatement.Place.ENVIRONMENT;
  }
}
