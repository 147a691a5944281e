package dev.edict.cli.playground;

import dev.edict.cli.playground.MapSection.Cell;
import dev.edict.cli.playground.MapSection.Row;
import dev.edict.cli.playground.MapSection.State;
import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Condition;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.analysis.query.RegionQuery;
import dev.edict.eval.decision.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The picture of a policy set: for every pattern that its rules name, and for everything, which
 * requests are let through and by which rules. Each cell is a question to the exact analysis.
 */
final class PolicyMap {
  private static final int MOST_ROWS = 60;

  private final RuleSet rules;
  private final Instant now;
  private final Deadline deadline;
  private final List<MapSection> sections = new ArrayList<>();

  private PolicyMap(RuleSet rules, Instant now, Deadline deadline) {
    this.rules = rules;
    this.now = now;
    this.deadline = deadline;
  }

  /** A kind of requests to one part of a web server. */
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

  private record Column<P>(String name, Function<P, RuleTarget> question) {}

  private record Kind<P>(
      String title,
      String domain,
      Function<P, String> text,
      BiPredicate<P, P> covers,
      List<Column<P>> columns) {}

  /** Returns the sections that the rules speak about; what is not done in time is unknown. */
  static List<MapSection> draw(RuleSet rules, Instant now, Deadline deadline) {
    PolicyMap map = new PolicyMap(rules, now, deadline);
    map.connections();
    map.http();
    map.files();
    map.tools();
    map.servers();
    map.resources();
    map.prompts();
    return map.sections;
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

  /** Adds a section if any pattern of its kind is named. */
  private <P> void add(Kind<P> kind, P first, List<P> named) {
    if (named.isEmpty()) {
      return;
    }
    List<P> all = new ArrayList<>(List.of(first));
    all.addAll(named);
    List<P> distinct = new PatternTree<>(all, kind.text(), kind.covers()).patterns();
    List<P> shown = distinct.subList(0, Math.min(MOST_ROWS, distinct.size()));
    List<PatternTree.Placed<P>> placed =
        new PatternTree<>(shown, kind.text(), kind.covers()).placed();
    // The wide patterns stand first and take the longest: they are asked about last.
    Deque<Row> rows = new ArrayDeque<>();
    for (int i = placed.size() - 1; i >= 0; i--) {
      P pattern = placed.get(i).pattern();
      List<Cell> cells =
          kind.columns().stream().map(column -> cell(column.question().apply(pattern))).toList();
      rows.addFirst(new Row(kind.text().apply(pattern), placed.get(i).depth(), cells));
    }
    List<String> names = kind.columns().stream().map(Column::name).toList();
    int omitted = distinct.size() - shown.size();
    sections.add(new MapSection(kind.title(), kind.domain(), names, List.copyOf(rows), omitted));
  }

  private Cell cell(RuleTarget question) {
    List<Rule> whole =
        denies(question)
            .filter(PolicyMap::isUnconditional)
            .filter(rule -> TargetRelation.covers(rule.target(), question))
            .toList();
    if (!whole.isEmpty()) {
      return new Cell(State.DENIED, List.of(), whole, List.of());
    }
    List<Rule> some = denies(question).toList();
    if (deadline.isPast()) {
      return new Cell(State.UNKNOWN, List.of(), some, List.of("there was no time to look"));
    }
    RegionQuery.Answer answer = RegionQuery.ask(rules, question, now);
    return new Cell(state(answer), answer.admissions(), some, answer.undecided());
  }

  private Stream<Rule> denies(RuleTarget question) {
    return rules.rules().stream()
        .filter(rule -> rule.effect() == Effect.DENY && !rule.observed())
        .filter(rule -> TargetRelation.overlap(rule.target(), question));
  }

  private static boolean isUnconditional(Rule rule) {
    return rule.condition().equals(Condition.ALWAYS)
        && rule.until().isEmpty()
        && rule.policy().teams().isEmpty();
  }

  private static State state(RegionQuery.Answer answer) {
    if (answer.admissions().isEmpty()) {
      return answer.undecided().isEmpty() ? State.NOTHING : State.UNKNOWN;
    }
    if (!answer.isWhole()) {
      return State.PARTLY;
    }
    boolean allowed = answer.admissions().stream().allMatch(one -> one.outcome() == Outcome.ALLOW);
    return allowed ? State.ALLOWED : State.APPROVAL;
  }

  private static String word(Protocol protocol) {
    return protocol == Protocol.TCP ? "tcp" : "udp";
  }

  private static <P> P accepted(Canonical<P> pattern) {
    return Objects.requireNonNull(pattern.orNull());
  }
}
