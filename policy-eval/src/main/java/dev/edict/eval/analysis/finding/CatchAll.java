package dev.edict.eval.analysis.finding;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.diagnostic.Diagnostic;
import dev.edict.dsl.diagnostic.DiagnosticCode;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleTarget;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds allows for everything of a kind: every host, every address of a family, every name below a
 * top-level domain, every file, the whole home directory, every tool. An allow that asks a person
 * is left alone.
 */
final class CatchAll implements Lint {
  @Override
  public DiagnosticCode code() {
    return DiagnosticCode.CATCH_ALL;
  }

  @Override
  public void check(LintContext context, Consumer<Diagnostic> findings) {
    for (Rule rule : context.rules()) {
      if (rule.effect() == Effect.ALLOW && rule.approval().isEmpty() && context.isInForce(rule)) {
        widest(rule.target())
            .ifPresent(
                wide ->
                    findings.accept(
                        context
                            .finding(code(), rule, "this allows " + wide)
                            .withHelp("name what is needed, or ask with `require approval`")));
      }
    }
  }

  private static Optional<String> widest(RuleTarget target) {
    if (target instanceof RuleTarget.Connect connect) {
      return first(connect.endpoints().stream().map(CatchAll::endpoint));
    }
    if (target instanceof RuleTarget.Http http) {
      return first(http.endpoints().stream().map(CatchAll::endpoint));
    }
    if (target instanceof RuleTarget.Files files) {
      return first(files.paths().stream().map(CatchAll::path));
    }
    if (target instanceof RuleTarget.Call call) {
      return first(call.tools().stream().map(CatchAll::tool));
    }
    if (target instanceof RuleTarget.Register register) {
      return first(register.servers().stream().map(CatchAll::server));
    }
    return Optional.empty();
  }

  private static Optional<String> first(Stream<Optional<String>> found) {
    return found.flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> endpoint(EndpointPattern endpoint) {
    HostPattern host = endpoint.host();
    if (host instanceof HostPattern.AnyHost) {
      return Optional.of("every host and address");
    }
    if (host instanceof HostPattern.Network network && network.network().prefix() == 0) {
      return Optional.of("every address of `" + network.text() + "`");
    }
    if (host instanceof HostPattern.Subdomains below && below.suffix().text().indexOf('.') < 0) {
      return Optional.of("every name below the top-level domain `" + below.suffix() + "`");
    }
    return Optional.empty();
  }

  private static Optional<String> path(PathPattern path) {
    return switch (path.text()) {
      case "**", "/**" -> Optional.of("every file");
      case "~/**" -> Optional.of("the whole home directory");
      default ->
          path.text().length() == 5 && path.text().endsWith(":/**")
              ? Optional.of("every file of a drive")
              : Optional.empty();
    };
  }

  private static Optional<String> tool(ToolPattern tool) {
    return tool.server().glob().isAny() && tool.tool().glob().isAny()
        ? Optional.of("every tool of every server")
        : Optional.empty();
  }

  private static Optional<String> server(NamePattern server) {
    return server.glob().isAny() ? Optional.of("every server") : Optional.empty();
  }
}
