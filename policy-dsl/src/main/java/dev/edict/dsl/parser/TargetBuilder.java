package dev.edict.dsl.parser;

import dev.edict.dsl.ast.EndpointItem;
import dev.edict.dsl.ast.PatternItem;
import dev.edict.dsl.ast.Target;
import dev.edict.dsl.parser.antlr.PolicyLexer;
import dev.edict.dsl.parser.antlr.PolicyParser.AssertionTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.CallTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ConnectTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.EndpointItemContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemAssertionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.FilesystemTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.HttpTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpAssertionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.McpTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkAssertionContext;
import dev.edict.dsl.parser.antlr.PolicyParser.NetworkTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PathPatternContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PatternItemContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PortRangeContext;
import dev.edict.dsl.parser.antlr.PolicyParser.PromptTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.RegisterTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ResourceTargetContext;
import dev.edict.dsl.parser.antlr.PolicyParser.ToolPatternContext;
import dev.edict.dsl.source.SourceSpan;
import java.util.List;
import java.util.function.Function;

/** Builds what rules and assertions are about, for each domain. */
final class TargetBuilder {
  private final Leaves leaves;

  TargetBuilder(Leaves leaves) {
    this.leaves = leaves;
  }

  Target network(NetworkTargetContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof ConnectTargetContext connect) {
      return new Target.Connect(
          Leaves.words(connect.protocol()), endpoints(connect.endpointItem()), span);
    }
    if (context instanceof HttpTargetContext http) {
      return new Target.Http(
          Leaves.words(http.method()),
          endpoints(http.endpointItem()),
          leaves.texts(http.string()),
          span);
    }
    throw new AssertionError(context);
  }

  List<EndpointItem> endpoints(List<EndpointItemContext> contexts) {
    return contexts.stream().map(this::endpoint).toList();
  }

  private EndpointItem endpoint(EndpointItemContext context) {
    return new EndpointItem(
        leaves.pattern(context.patternItem()),
        context.portRange().stream().map(TargetBuilder::ports).toList(),
        Leaves.span(context));
  }

  private static EndpointItem.PortItem ports(PortRangeContext context) {
    String first = context.first.getText();
    String last = context.last == null ? first : context.last.getText();
    return new EndpointItem.PortItem(first, last, Leaves.span(context));
  }

  Target filesystem(FilesystemTargetContext context) {
    return new Target.Files(
        Leaves.words(context.fileAction()),
        false,
        paths(context.pathPattern()),
        Leaves.span(context));
  }

  Target mcp(McpTargetContext context) {
    SourceSpan span = Leaves.span(context);
    if (context instanceof CallTargetContext call) {
      return new Target.Call(tools(call.toolPattern()), span);
    }
    if (context instanceof RegisterTargetContext register) {
      return new Target.Register(patterns(register.serverPattern(), p -> p.patternItem()), span);
    }
    if (context instanceof ResourceTargetContext resource) {
      return new Target.ReadResource(
          patterns(resource.uriPattern(), p -> p.patternItem()),
          leaves.texts(resource.string()),
          span);
    }
    if (context instanceof PromptTargetContext prompt) {
      return new Target.GetPrompt(
          patterns(prompt.promptPattern(), p -> p.patternItem()),
          leaves.texts(prompt.string()),
          span);
    }
    throw new AssertionError(context);
  }

  Target assertion(AssertionTargetContext context) {
    if (context instanceof NetworkAssertionContext network) {
      return network(network.networkTarget());
    }
    if (context instanceof McpAssertionContext mcp) {
      return mcp(mcp.mcpTarget());
    }
    if (context instanceof FilesystemAssertionContext files) {
      return new Target.Files(
          Leaves.words(files.fileAction()),
          files.scope.getType() == PolicyLexer.UNDER,
          paths(files.pathPattern()),
          Leaves.span(files));
    }
    throw new AssertionError(context);
  }

  List<PatternItem> tools(List<ToolPatternContext> contexts) {
    return patterns(contexts, tool -> tool.patternItem());
  }

  private List<PatternItem> paths(List<PathPatternContext> contexts) {
    return patterns(contexts, path -> path.patternItem());
  }

  private <C> List<PatternItem> patterns(List<C> contexts, Function<C, PatternItemContext> item) {
    return contexts.stream().map(context -> leaves.pattern(item.apply(context))).toList();
  }
}
