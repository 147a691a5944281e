package dev.edict.eval.testing;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Rule targets from text as authors write it. */
public final class Patterns {
  private Patterns() {}

  public static RuleTarget tcp(String... endpoints) {
    return new RuleTarget.Connect(EnumSet.of(Protocol.TCP), endpoints(endpoints));
  }

  public static RuleTarget connect(Set<Protocol> protocols, String... endpoints) {
    return new RuleTarget.Connect(protocols, endpoints(endpoints));
  }

  public static RuleTarget http(Set<HttpMethod> methods, String endpoint, String... paths) {
    return new RuleTarget.Http(
        methods, endpoints(endpoint), all(text -> HttpPathPattern.parse(text).value(), paths));
  }

  public static RuleTarget files(Set<FileAction> actions, String... paths) {
    return new RuleTarget.Files(actions, paths(paths));
  }

  public static RuleTarget call(String... tools) {
    return new RuleTarget.Call(tools(tools));
  }

  public static RuleTarget register(String... servers) {
    return new RuleTarget.Register(servers(servers));
  }

  public static RuleTarget useServer(String... servers) {
    return new RuleTarget.UseServer(servers(servers));
  }

  public static RuleTarget readResource(String uri, String server) {
    return new RuleTarget.ReadResource(List.of(UriPattern.parse(uri).value()), servers(server));
  }

  public static RuleTarget getPrompt(String prompt, String server) {
    return new RuleTarget.GetPrompt(
        List.of(NamePattern.parsePrompt(prompt).value()), servers(server));
  }

  public static List<EndpointPattern> endpoints(String... texts) {
    return all(text -> EndpointPattern.parse(text).value(), texts);
  }

  public static List<PathPattern> paths(String... texts) {
    return all(text -> PathPattern.parse(text).value(), texts);
  }

  public static List<ToolPattern> tools(String... texts) {
    return all(text -> ToolPattern.parse(text).value(), texts);
  }

  public static List<NamePattern> servers(String... texts) {
    return all(text -> NamePattern.parseServer(text).value(), texts);
  }

  private static <T> List<T> all(Function<String, T> parse, String... texts) {
    return Arrays.stream(texts).map(parse).toList();
  }
}
