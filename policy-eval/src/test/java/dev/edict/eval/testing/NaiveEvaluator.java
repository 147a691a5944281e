package dev.edict.eval.testing;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.MatchSide;
import dev.edict.dsl.match.filesystem.CanonicalPath;
import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.Condition.PermittedAction;
import dev.edict.dsl.rule.DelegationGrant;
import dev.edict.dsl.rule.DelegationGrant.Bound;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.Level;
import dev.edict.dsl.rule.Rule;
import dev.edict.dsl.rule.RuleSet;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.GetPrompt;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.Mount;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import dev.edict.eval.canonical.CanonicalRequest.OnPath;
import dev.edict.eval.canonical.CanonicalRequest.OnServer;
import dev.edict.eval.canonical.CanonicalRequest.ReadResource;
import dev.edict.eval.canonical.CanonicalRequest.Register;
import dev.edict.eval.canonical.CanonicalRequest.Transfer;
import dev.edict.eval.canonical.Canonicalizer;
import dev.edict.eval.condition.ConditionOracle;
import dev.edict.eval.condition.Permission;
import dev.edict.eval.condition.SampleInput;
import dev.edict.eval.decision.Outcome;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.FileRequest;
import dev.edict.eval.request.TransferRequest.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: looks at every rule, one after the other, and combines by the letter of the meaning.
 * Knows no table, no index and no shortcut.
 */
public final class NaiveEvaluator {
  private final RuleSet ruleSet;
  private final AccessRequest request;
  private final CanonicalRequest asked;
  private final SampleInput context;
  private final Instant now;

  private NaiveEvaluator(
      RuleSet ruleSet,
      AccessRequest request,
      CanonicalRequest asked,
      Instant now,
      BiFunction<PermittedAction, String, Permission> permissions) {
    this.ruleSet = ruleSet;
    this.request = request;
    this.asked = asked;
    this.now = now;
    this.context = new SampleInput(request, now, permissions);
  }

  /** Returns the evaluator of a request; empty when the request is invalid. */
  public static Optional<NaiveEvaluator> of(RuleSet ruleSet, AccessRequest request, Instant now) {
    return of(ruleSet, request, now, (action, value) -> ask(ruleSet, request, now, action, value));
  }

  private static Optional<NaiveEvaluator> of(
      RuleSet ruleSet,
      AccessRequest request,
      Instant now,
      BiFunction<PermittedAction, String, Permission> permissions) {
    CanonicalRequest canonical = Canonicalizer.canonicalize(request).orNull();
    if (canonical == null) {
      return Optional.empty();
    }
    NaiveEvaluator evaluator = new NaiveEvaluator(ruleSet, request, canonical, now, permissions);
    return evaluator.context.hasFaultyArguments() ? Optional.empty() : Optional.of(evaluator);
  }

  private static Permission ask(
      RuleSet ruleSet, AccessRequest request, Instant now, PermittedAction action, String value) {
    FileAction use =
        switch (action) {
          case FILESYSTEM_READ -> FileAction.READ;
          case FILESYSTEM_WRITE -> FileAction.WRITE;
          case FILESYSTEM_EXECUTE -> FileAction.EXECUTE;
          case FILESYSTEM_DELETE -> FileAction.DELETE;
          case NETWORK_CONNECT -> throw new AssertionError("not generated");
        };
    AccessRequest inner = FileRequest.of(request.subject(), request.environment(), use, value);
    return of(ruleSet, inner, now, (a, v) -> Permission.UNREADABLE)
        .map(e -> e.decide().outcome() == Outcome.ALLOW ? Permission.GRANTED : Permission.REFUSED)
        .orElse(Permission.UNREADABLE);
  }

  /**
   * What must come out.
   *
   * @param rule the determining rule, if one decides
   * @param inspect whether requests on the connection must be asked about
   * @param masked the rules that deny something beneath the root
   */
  public record Answer(Outcome outcome, Optional<Rule> rule, boolean inspect, List<Rule> masked) {
    static Answer of(Outcome outcome, Optional<Rule> rule) {
      return new Answer(outcome, rule, false, List.of());
    }
  }

  public Answer decide() {
    if (asked instanceof Connect connect) {
      return decide(connect);
    }
    if (asked instanceof Mount mount) {
      return decide(mount);
    }
    if (asked instanceof Transfer transfer) {
      return decide(transfer);
    }
    Optional<Rule> deny = deciding(Effect.DENY, this::matches).findFirst();
    if (asked instanceof Files files && deny.isEmpty()) {
      return strictest(
          roots(files)
              .map(path -> combine(deny, deciding(Effect.ALLOW, r -> allows(r, path)).toList()))
              .toList());
    }
    return combine(deny, deciding(Effect.ALLOW, this::matches).toList());
  }

  private static Answer strictest(List<Answer> answers) {
    List<Outcome> order = List.of(Outcome.DENY, Outcome.APPROVAL_REQUIRED, Outcome.ALLOW);
    return answers.stream()
        .min(Comparator.comparing(a -> order.indexOf(a.outcome())))
        .orElseThrow();
  }

  private boolean allows(Rule rule, CanonicalPath path) {
    Files files = (Files) asked;
    return rule.target() instanceof RuleTarget.Files target
        && target.actions().contains(files.action())
        && matches(target.paths(), path, files.home(), MatchSide.ALLOW);
  }

  private static Answer combine(Optional<Rule> deny, List<Rule> allows) {
    if (deny.isPresent()) {
      return Answer.of(Outcome.DENY, deny);
    }
    Optional<Rule> free = allows.stream().filter(rule -> rule.approval().isEmpty()).findFirst();
    if (free.isPresent()) {
      return Answer.of(Outcome.ALLOW, free);
    }
    return allows.isEmpty()
        ? Answer.of(Outcome.DENY, Optional.empty())
        : Answer.of(Outcome.APPROVAL_REQUIRED, Optional.of(allows.get(0)));
  }

  private Answer decide(Connect connect) {
    Answer plain =
        combine(
            deciding(Effect.DENY, this::matches).findFirst(),
            deciding(Effect.ALLOW, this::matches).toList());
    if (plain.outcome() == Outcome.DENY && plain.rule().isPresent()) {
      return plain;
    }
    Optional<Rule> carving = deciding(Effect.DENY, rule -> mayFollow(rule, connect)).findFirst();
    Optional<Rule> http =
        deciding(Effect.ALLOW, rule -> mayFollow(rule, connect) && rule.approval().isEmpty())
            .findFirst()
            .or(() -> deciding(Effect.ALLOW, rule -> mayFollow(rule, connect)).findFirst());
    if (plain.rule().isEmpty() && http.isEmpty()) {
      return plain;
    }
    if (!connect.inspecting()) {
      return carving.isPresent() ? Answer.of(Outcome.DENY, carving) : plain;
    }
    return plain.outcome() != Outcome.ALLOW && http.isPresent()
        ? new Answer(Outcome.ALLOW, http, true, List.of())
        : new Answer(plain.outcome(), plain.rule(), carving.isPresent(), List.of());
  }

  private Answer decide(Mount mount) {
    List<Rule> inside =
        deciding(Effect.DENY, rule -> isAbout(rule, mount) && reachesInside(rule, mount)).toList();
    Predicate<Rule> concerned =
        rule -> !mount.masking() || (isAbout(rule, mount) && matchesEither(rule, mount));
    Optional<Rule> deny = inside.stream().filter(concerned).findFirst();
    if (deny.isPresent()) {
      return Answer.of(Outcome.DENY, deny);
    }
    Answer all = all(mount.actions().stream().map(action -> covering(action, mount)).toList());
    return all.outcome() == Outcome.DENY
        ? all
        : new Answer(all.outcome(), all.rule(), false, inside);
  }

  /** Returns what several answers come to that must all be allowed. */
  private Answer all(List<Answer> each) {
    Outcome worst =
        each.stream().anyMatch(a -> a.outcome() == Outcome.DENY)
            ? Outcome.DENY
            : each.stream().anyMatch(a -> a.outcome() == Outcome.APPROVAL_REQUIRED)
                ? Outcome.APPROVAL_REQUIRED
                : Outcome.ALLOW;
    if (worst == Outcome.DENY) {
      return Answer.of(worst, Optional.empty());
    }
    Optional<Rule> first =
        each.stream()
            .filter(a -> a.outcome() == worst)
            .flatMap(a -> a.rule().stream())
            .min(Comparator.comparing(ruleSet.rules()::indexOf));
    return Answer.of(worst, first);
  }

  private Answer decide(Transfer transfer) {
    List<FileAction> old =
        switch (transfer.kind()) {
          case RENAME -> List.of(FileAction.READ, FileAction.DELETE);
          case LINK -> List.of(FileAction.READ, FileAction.WRITE);
          case SYMLINK, COPY -> List.of(FileAction.READ);
        };
    Optional<Rule> deny =
        deciding(
                Effect.DENY,
                rule ->
                    rule.target() instanceof RuleTarget.Files files
                        && countsAgainst(files, transfer, old))
            .findFirst();
    if (deny.isPresent()) {
      return Answer.of(Outcome.DENY, deny);
    }
    List<Answer> each = new ArrayList<>();
    old.forEach(action -> each.add(allowed(transfer, transfer.from(), action)));
    each.add(allowed(transfer, transfer.to(), FileAction.WRITE));
    return all(each);
  }

  private static boolean countsAgainst(
      RuleTarget.Files files, Transfer transfer, List<FileAction> old) {
    boolean atOld = transfer.from().paths().stream().anyMatch(p -> touches(files, p, transfer));
    boolean atNew = transfer.to().paths().stream().anyMatch(p -> touches(files, p, transfer));
    boolean stays = transfer.to().paths().stream().allMatch(p -> takesAll(files, p, transfer));
    boolean aboutOld = files.actions().stream().anyMatch(old::contains);
    boolean aboutNew =
        files.actions().contains(FileAction.WRITE)
            || (transfer.kind() == Kind.RENAME && files.actions().contains(FileAction.DELETE));
    return (atOld && aboutOld)
        || (atNew && aboutNew)
        || (atOld && !stays && transfer.kind() != Kind.COPY);
  }

  private static boolean touches(RuleTarget.Files files, CanonicalPath path, Transfer transfer) {
    return files.paths().stream()
        .anyMatch(
            p ->
                transfer.single()
                    ? p.matches(path, transfer.home(), MatchSide.DENY)
                    : p.reachesInto(path, transfer.home(), MatchSide.DENY));
  }

  private static boolean takesAll(RuleTarget.Files files, CanonicalPath path, Transfer transfer) {
    return files.paths().stream()
        .anyMatch(
            p ->
                transfer.single()
                    ? p.matches(path, transfer.home(), MatchSide.DENY)
                    : p.coversSubtree(path, transfer.home(), MatchSide.DENY));
  }

  private Answer allowed(Transfer transfer, Transfer.End end, FileAction action) {
    return strictest(
        end.paths().stream()
            .map(
                path ->
                    transfer.single()
                        ? combine(Optional.empty(), matching(action, path, transfer.home()))
                        : covering(action, path, transfer.home()))
            .toList());
  }

  private List<Rule> matching(FileAction action, CanonicalPath path, @Nullable CanonicalPath home) {
    return deciding(
            Effect.ALLOW,
            rule ->
                rule.target() instanceof RuleTarget.Files files
                    && files.actions().contains(action)
                    && matches(files.paths(), path, home, MatchSide.ALLOW))
        .toList();
  }

  private Answer covering(FileAction action, Mount mount) {
    return strictest(roots(mount).map(root -> covering(action, root, mount.home())).toList());
  }

  /** Free allows come first, alone or together, then those that ask. */
  private Answer covering(FileAction action, CanonicalPath root, @Nullable CanonicalPath home) {
    List<Rule> about =
        deciding(
                Effect.ALLOW,
                rule ->
                    rule.target() instanceof RuleTarget.Files files
                        && files.actions().contains(action))
            .toList();
    List<Rule> free = about.stream().filter(rule -> rule.approval().isEmpty()).toList();
    Optional<Rule> first = coveringFirst(free, free, root, home);
    if (first.isPresent()) {
      return Answer.of(Outcome.ALLOW, first);
    }
    List<Rule> asking = about.stream().filter(rule -> rule.approval().isPresent()).toList();
    first = coveringFirst(asking, about, root, home);
    return first.isPresent()
        ? Answer.of(Outcome.APPROVAL_REQUIRED, first)
        : Answer.of(Outcome.DENY, Optional.empty());
  }

  /** Returns the first of {@code wanted} that covers all by itself, or takes part in doing so. */
  private static Optional<Rule> coveringFirst(
      List<Rule> wanted, List<Rule> helping, CanonicalPath root, @Nullable CanonicalPath home) {
    Optional<Rule> alone =
        wanted.stream()
            .filter(rule -> paths(rule).anyMatch(p -> p.coversSubtree(root, home, MatchSide.ALLOW)))
            .findFirst();
    List<PathPattern> all = helping.stream().flatMap(NaiveEvaluator::paths).toList();
    List<CanonicalPath> tried = pathsIn(root);
    boolean together = tried.stream().allMatch(path -> matches(all, path, home, MatchSide.ALLOW));
    return alone.isPresent() || !together
        ? alone
        : wanted.stream()
            .filter(
                rule ->
                    tried.stream()
                        .anyMatch(
                            path ->
                                paths(rule).anyMatch(p -> p.matches(path, home, MatchSide.ALLOW))))
            .findFirst();
  }

  private static Stream<PathPattern> paths(Rule rule) {
    return ((RuleTarget.Files) rule.target()).paths().stream();
  }

  /** Returns the root and paths beneath it, by names of each length that patterns ask for. */
  private static List<CanonicalPath> pathsIn(CanonicalPath root) {
    List<CanonicalPath> all = new ArrayList<>(List.of(root));
    int from = 0;
    for (int depth = 0; depth < 4; depth++) {
      int to = all.size();
      for (; from < to; from++) {
        for (String name : List.of("z", "zz")) {
          String below = all.get(from).text() + "/" + name;
          all.add(CanonicalPath.parse(below, root.profile(), null).value());
        }
      }
    }
    return all;
  }

  private static boolean isAbout(Rule rule, Mount mount) {
    return rule.target() instanceof RuleTarget.Files files
        && mount.actions().stream().anyMatch(files.actions()::contains);
  }

  private static boolean reachesInside(Rule rule, Mount mount) {
    RuleTarget.Files files = (RuleTarget.Files) rule.target();
    return roots(mount)
        .anyMatch(
            root ->
                files.paths().stream()
                    .anyMatch(p -> p.reachesInto(root, mount.home(), MatchSide.DENY)));
  }

  private static boolean matchesEither(Rule rule, OnPath on) {
    RuleTarget.Files files = (RuleTarget.Files) rule.target();
    return roots(on).anyMatch(path -> matches(files.paths(), path, on.home(), MatchSide.DENY));
  }

  private static Stream<CanonicalPath> roots(OnPath on) {
    return on.realPath() == null ? Stream.of(on.path()) : Stream.of(on.path(), on.realPath());
  }

  private static boolean matches(
      List<PathPattern> patterns,
      CanonicalPath path,
      @Nullable CanonicalPath home,
      MatchSide side) {
    return patterns.stream().anyMatch(pattern -> pattern.matches(path, home, side));
  }

  /** Returns the rules that decide, in rule order. */
  private Stream<Rule> deciding(Effect effect, Predicate<Rule> matches) {
    List<Rule> found = new ArrayList<>();
    for (Rule rule : ruleSet.rules()) {
      if (rule.effect() == effect
          && !rule.observed()
          && rule.policy().appliesTo(request.subject().teams())
          && (rule.until().isEmpty() || now.isBefore(rule.until().get()))
          && matches.test(rule)
          && (effect == Effect.DENY || mayAllow(rule))
          && ConditionOracle.evaluate(rule.condition(), context).matches(effect)) {
        found.add(rule);
      }
    }
    return found.stream();
  }

  private boolean mayAllow(Rule rule) {
    for (Level higher : Level.values()) {
      boolean governed =
          higher.isAbove(rule.level())
              && ruleSet.policies().stream()
                  .anyMatch(
                      policy ->
                          policy.level() == higher
                              && policy.governs().contains(rule.domain())
                              && policy.appliesTo(request.subject().teams()));
      if (governed && ruleSet.delegations().stream().noneMatch(g -> lets(g, higher, rule))) {
        return false;
      }
    }
    return true;
  }

  private boolean lets(DelegationGrant grant, Level higher, Rule rule) {
    return grant.policy().level() == higher
        && grant.policy().appliesTo(request.subject().teams())
        && grant.domain() == rule.domain()
        && grant.levels().contains(rule.level())
        && isWithin(grant.bound());
  }

  /** Returns whether the request lies inside a bound. */
  public boolean isWithin(Bound bound) {
    if (bound instanceof Bound.Endpoints endpoints) {
      OnEndpoint on = (OnEndpoint) asked;
      return endpoints.endpoints().stream().anyMatch(e -> e.matches(on.host(), on.port()));
    }
    if (bound instanceof Bound.Paths paths && asked instanceof Transfer transfer) {
      return Stream.of(transfer.from(), transfer.to())
          .flatMap(end -> end.paths().stream())
          .flatMap(path -> transfer.single() ? Stream.of(path) : pathsIn(path).stream())
          .allMatch(path -> matches(paths.paths(), path, transfer.home(), MatchSide.ALLOW));
    }
    if (bound instanceof Bound.Paths paths) {
      OnPath on = (OnPath) asked;
      return roots(on).allMatch(path -> isWithin(paths, path, on));
    }
    if (bound instanceof Bound.Tools tools) {
      OnServer on = (OnServer) asked;
      return tools.tools().stream()
          .anyMatch(
              tool ->
                  asked instanceof Call call
                      ? tool.matches(call.server(), call.tool())
                      : tool.server().matches(on.server()) && tool.tool().text().equals("*"));
    }
    return true;
  }

  private static boolean isWithin(Bound.Paths bound, CanonicalPath path, OnPath on) {
    List<CanonicalPath> all = on instanceof Mount ? pathsIn(path) : List.of(path);
    return all.stream().allMatch(p -> matches(bound.paths(), p, on.home(), MatchSide.ALLOW));
  }

  private boolean mayFollow(Rule rule, Connect connect) {
    return (connect.protocol() == Protocol.TCP || rule.effect() == Effect.DENY)
        && rule.target() instanceof RuleTarget.Http http
        && matches(http.endpoints(), connect, rule.effect());
  }

  private static boolean matches(List<EndpointPattern> endpoints, OnEndpoint on, Effect effect) {
    return effect == Effect.ALLOW
        ? endpoints.stream().anyMatch(e -> e.matches(on.host(), on.port()))
        : endpoints.stream()
            .anyMatch(
                e ->
                    e.matchesForDeny(on.host(), on.port())
                        || on.resolved().stream().anyMatch(a -> e.matchesForDeny(a, on.port())));
  }

  private boolean matches(Rule rule) {
    RuleTarget target = rule.target();
    if (target instanceof RuleTarget.Connect connect && asked instanceof OnEndpoint on) {
      Protocol protocol = asked instanceof Connect plain ? plain.protocol() : Protocol.TCP;
      return connect.protocols().contains(protocol)
          && matches(connect.endpoints(), on, rule.effect());
    }
    if (target instanceof RuleTarget.Http http && asked instanceof Http sent) {
      return http.methods().contains(sent.method())
          && matches(http.endpoints(), sent, rule.effect())
          && http.paths().stream().anyMatch(path -> path.matches(sent.path()));
    }
    if (target instanceof RuleTarget.Files files && asked instanceof Files used) {
      return files.actions().contains(used.action())
          && rule.effect() == Effect.DENY
          && matchesEither(rule, used);
    }
    return asked instanceof OnServer on && matchesServer(target, on);
  }

  private static boolean matchesServer(RuleTarget target, OnServer on) {
    if (target instanceof RuleTarget.UseServer use) {
      return use.servers().stream().anyMatch(server -> server.matches(on.server()));
    }
    if (target instanceof RuleTarget.Call call && on instanceof Call asked) {
      return call.tools().stream().anyMatch(tool -> tool.matches(asked.server(), asked.tool()));
    }
    if (target instanceof RuleTarget.Register register && on instanceof Register) {
      return register.servers().stream().anyMatch(server -> server.matches(on.server()));
    }
    if (target instanceof RuleTarget.ReadResource read && on instanceof ReadResource asked) {
      return read.servers().stream().anyMatch(server -> server.matches(on.server()))
          && read.uris().stream().anyMatch(uri -> uri.matches(asked.uri()));
    }
    return target instanceof RuleTarget.GetPrompt get
        && on instanceof GetPrompt asked
        && get.servers().stream().anyMatch(server -> server.matches(on.server()))
        && get.prompts().stream().anyMatch(prompt -> prompt.matches(asked.prompt()));
  }
}
