package dev.edict.cli.playground;

import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/** The patterns that rules name, by what they are about, with the questions to ask of each. */
final class NamedPatterns {
  private final RuleSet rules;
  private final List<Group<?>> groups = new ArrayList<>();

  private NamedPatterns(RuleSet rules) {
    this.rules = rules;
  }

  /**
   * What requests are asked about a pattern.
   *
   * @param name the verb
   * @param question the requests of a pattern
   */
  record Column<P>(String name, Function<P, RuleTarget> question) {}

  /**
   * What the patterns of a group are.
   *
   * @param title what they are about
   * @param domain the word of the domain
   * @param text how a pattern is written
   * @param covers whether all of the second is in the first
   * @param columns the questions
   */
  record Kind<P>(
      String title,
      String domain,
      Function<P, String> text,
      BiPredicate<P, P> covers,
      List<Column<P>> columns) {}

  /**
   * Patterns of a kind.
   *
   * @param kind their kind
   * @param patterns everything, where there is a pattern for it, and those that rules name
   */
  record Group<P>(Kind<P> kind, List<P> patterns) {}

  /** A part of a web server. */
  private record Location(EndpointPattern endpoint, HttpPathPattern path) {
    String text() {
      return endpoint.text() + " " + path.text();
    }

    boolean covers(Location other) {
      return endpoint.covers(other.endpoint) && path.covers(other.path);
    }
  }

  /** Something that one server offers. */
  private record Offered<P>(NamePattern server, P item) {}

  /** Returns the groups of which the rules name any pattern. */
  static List<Group<?>> of(RuleSet rules) {
    NamedPatterns named = new NamedPatterns(rules);
    named.connections();
    named.http();
    named.files();
    named.tools();
    named.servers();
    named.resources();
    named.prompts();
    return named.groups;
  }

  private <T extends RuleTarget> Stream<T> targets(Class<T> kind) {
    return rules.rules().stream()
        .filter(rule -> !rule.observed())
        .map(Rule::target)
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  private void connections() {
    List<EndpointPattern> named =
        Stream.concat(
                targets(RuleTarget.Connect.class).flatMap(one -> one.endpoints().stream()),
                targets(RuleTarget.Http.class).flatMap(one -> one.endpoints().stream()))
            .toList();
    List<Column<EndpointPattern>> columns =
        Arrays.stream(Protocol.values())
            .map(
                protocol ->
                    new Column<EndpointPattern>(
                        word(protocol),
                        host -> new RuleTarget.Connect(Set.of(protocol), List.of(host))))
            .toList();
    add(
        new Kind<>(
            "Connections", "network", EndpointPattern::text, EndpointPattern::covers, columns),
        accepted(EndpointPattern.parse("**")),
        named);
  }

  private void http() {
    List<Location> named =
        targets(RuleTarget.Http.class)
            .flatMap(
                http ->
                    http.endpoints().stream()
                        .flatMap(host -> http.paths().stream().map(to -> new Location(host, to))))
            .toList();
    EnumSet<HttpMethod> methods = EnumSet.of(HttpMethod.GET, HttpMethod.POST);
    targets(RuleTarget.Http.class)
        .map(RuleTarget.Http::methods)
        .filter(set -> set.size() < HttpMethod.values().length)
        .forEach(methods::addAll);
    List<Column<Location>> columns =
        methods.stream()
            .map(
                method ->
                    new Column<Location>(
                        method.name(),
                        place ->
                            new RuleTarget.Http(
                                Set.of(method), List.of(place.endpoint()), List.of(place.path()))))
            .toList();
    Location everything =
        new Location(accepted(EndpointPattern.parse("**")), accepted(HttpPathPattern.parse("/**")));
    add(
        new Kind<>("HTTP requests", "network", Location::text, Location::covers, columns),
        everything,
        named);
  }

  private void files() {
    List<PathPattern> named =
        targets(RuleTarget.Files.class).flatMap(files -> files.paths().stream()).toList();
    List<Column<PathPattern>> columns =
        Arrays.stream(FileAction.values())
            .map(
                action ->
                    new Column<PathPattern>(
                        action.keyword(),
                        path -> new RuleTarget.Files(Set.of(action), List.of(path))))
            .toList();
    add(
        new Kind<>("Files", "filesystem", PathPattern::text, PathPattern::covers, columns),
        accepted(PathPattern.parse("/**")),
        named);
  }

  private void tools() {
    NamePattern everyTool = accepted(NamePattern.parseTool("*"));
    List<ToolPattern> named = new ArrayList<>();
    for (RuleTarget.Call call : targets(RuleTarget.Call.class).toList()) {
      for (ToolPattern tool : call.tools()) {
        named.add(new ToolPattern(tool.server(), everyTool));
        named.add(tool);
      }
    }
    List<Column<ToolPattern>> columns =
        List.of(new Column<>("call", tool -> new RuleTarget.Call(List.of(tool))));
    add(
        new Kind<>("Tools", "mcp", ToolPattern::text, ToolPattern::covers, columns),
        accepted(ToolPattern.parse("*/*")),
        named);
  }

  private void servers() {
    List<NamePattern> named =
        Stream.concat(
                targets(RuleTarget.Register.class).flatMap(one -> one.servers().stream()),
                targets(RuleTarget.UseServer.class).flatMap(one -> one.servers().stream()))
            .toList();
    List<Column<NamePattern>> columns =
        List.of(new Column<>("register", name -> new RuleTarget.Register(List.of(name))));
    add(
        new Kind<>("Servers", "mcp", NamePattern::text, NamePattern::covers, columns),
        accepted(NamePattern.parseServer("*")),
        named);
  }

  private void resources() {
    List<Offered<UriPattern>> named =
        targets(RuleTarget.ReadResource.class)
            .flatMap(
                read ->
                    read.servers().stream()
                        .flatMap(from -> read.uris().stream().map(uri -> new Offered<>(from, uri))))
            .toList();
    Column<Offered<UriPattern>> read =
        new Column<>(
            "read", one -> new RuleTarget.ReadResource(List.of(one.item()), List.of(one.server())));
    addOffered("Resources", named, UriPattern::text, UriPattern::covers, read);
  }

  private void prompts() {
    List<Offered<NamePattern>> named =
        targets(RuleTarget.GetPrompt.class)
            .flatMap(
                get ->
                    get.servers().stream()
                        .flatMap(
                            from -> get.prompts().stream().map(name -> new Offered<>(from, name))))
            .toList();
    Column<Offered<NamePattern>> get =
        new Column<>(
            "get", one -> new RuleTarget.GetPrompt(List.of(one.item()), List.of(one.server())));
    addOffered("Prompts", named, NamePattern::text, NamePattern::covers, get);
  }

  private <P> void addOffered(
      String title,
      List<Offered<P>> named,
      Function<P, String> text,
      BiPredicate<P, P> covers,
      Column<Offered<P>> column) {
    if (named.isEmpty()) {
      return;
    }
    Kind<Offered<P>> kind =
        new Kind<>(
            title,
            "mcp",
            one -> text.apply(one.item()) + " from " + one.server().text(),
            (one, other) ->
                one.server().covers(other.server()) && covers.test(one.item(), other.item()),
            List.of(column));
    add(kind, named.get(0), named);
  }

  private <P> void add(Kind<P> kind, P first, List<P> named) {
    if (!named.isEmpty()) {
      List<P> all = new ArrayList<>(List.of(first));
      all.addAll(named);
      groups.add(new Group<>(kind, all));
    }
  }

  private static String word(Protocol protocol) {
    return protocol == Protocol.TCP ? "tcp" : "udp";
  }

  private static <P> P accepted(Canonical<P> pattern) {
    return Objects.requireNonNull(pattern.orNull());
  }
}
