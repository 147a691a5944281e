package dev.edict.eval.test.mutation;

import dev.edict.dsl.match.filesystem.PathPattern;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.PortSet;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.FileAction;
import dev.edict.dsl.rule.RuleTarget;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The changes of one target. */
final class TargetChanges {
  private final List<TargetChange> changes = new ArrayList<>();

  private TargetChanges() {}

  /**
   * A change.
   *
   * @param kind what is changed
   * @param description what is so then
   * @param target the changed target
   */
  record TargetChange(MutationKind kind, String description, RuleTarget target) {}

  static List<TargetChange> of(RuleTarget target) {
    TargetChanges found = new TargetChanges();
    if (target instanceof RuleTarget.Connect connect) {
      found.connect(connect);
    } else if (target instanceof RuleTarget.Http http) {
      found.http(http);
    } else if (target instanceof RuleTarget.Files files) {
      found.actions(
          files.actions(), FileAction::keyword, left -> new RuleTarget.Files(left, files.paths()));
      found.patterns(
          files.paths(),
          PathPattern::text,
          WiderPatterns::of,
          paths -> new RuleTarget.Files(files.actions(), paths));
    } else {
      found.mcp(target);
    }
    return found.changes;
  }

  private void connect(RuleTarget.Connect connect) {
    actions(
        connect.protocols(),
        TargetChanges::word,
        left -> new RuleTarget.Connect(left, connect.endpoints()));
    Function<List<EndpointPattern>, RuleTarget> made =
        endpoints -> new RuleTarget.Connect(connect.protocols(), endpoints);
    patterns(connect.endpoints(), EndpointPattern::text, WiderPatterns::of, made);
    ports(connect.endpoints(), made);
  }

  private void http(RuleTarget.Http http) {
    actions(
        http.methods(),
        HttpMethod::name,
        left -> new RuleTarget.Http(left, http.endpoints(), http.paths()));
    Function<List<EndpointPattern>, RuleTarget> made =
        endpoints -> new RuleTarget.Http(http.methods(), endpoints, http.paths());
    patterns(http.endpoints(), EndpointPattern::text, WiderPatterns::of, made);
    ports(http.endpoints(), made);
    patterns(
        http.paths(),
        HttpPathPattern::text,
        WiderPatterns::of,
        paths -> new RuleTarget.Http(http.methods(), http.endpoints(), paths));
  }

  private void mcp(RuleTarget target) {
    if (target instanceof RuleTarget.Call call) {
      patterns(call.tools(), ToolPattern::text, WiderPatterns::of, RuleTarget.Call::new);
    } else if (target instanceof RuleTarget.Register register) {
      names(register.servers(), RuleTarget.Register::new);
    } else if (target instanceof RuleTarget.ReadResource read) {
      patterns(
          read.uris(),
          UriPattern::text,
          WiderPatterns::of,
          uris -> new RuleTarget.ReadResource(uris, read.servers()));
      names(read.servers(), servers -> new RuleTarget.ReadResource(read.uris(), servers));
    } else if (target instanceof RuleTarget.GetPrompt get) {
      names(get.prompts(), prompts -> new RuleTarget.GetPrompt(prompts, get.servers()));
      names(get.servers(), servers -> new RuleTarget.GetPrompt(get.prompts(), servers));
    }
    // What pins are made of has no patterns of its own.
  }

  private void names(List<NamePattern> names, Function<List<NamePattern>, RuleTarget> made) {
    patterns(names, NamePattern::text, WiderPatterns::of, made);
  }

  private static String word(Protocol protocol) {
    return protocol.name().toLowerCase(Locale.ROOT);
  }

  private <E> void actions(
      Set<E> actions, Function<E, String> word, Function<Set<E>, RuleTarget> made) {
    if (actions.size() == 1) {
      return;
    }
    for (E action : actions) {
      Set<E> left = new LinkedHashSet<>(actions);
      left.remove(action);
      add(MutationKind.DROP_ACTION, quoted(word.apply(action)) + " is left out", made.apply(left));
    }
  }

  private <E> void patterns(
      List<E> patterns,
      Function<E, String> text,
      Function<E, Optional<E>> wider,
      Function<List<E>, RuleTarget> made) {
    for (int i = 0; i < patterns.size(); i++) {
      E pattern = patterns.get(i);
      String written = quoted(text.apply(pattern));
      if (patterns.size() > 1) {
        List<E> left = new ArrayList<>(patterns);
        left.remove(i);
        add(MutationKind.DROP_PATTERN, written + " is left out", made.apply(left));
      }
      int at = i;
      wider
          .apply(pattern)
          .ifPresent(
              changed ->
                  add(
                      MutationKind.WIDEN_PATTERN,
                      written + " becomes " + quoted(text.apply(changed)),
                      made.apply(with(patterns, at, changed))));
    }
  }

  private void ports(
      List<EndpointPattern> endpoints, Function<List<EndpointPattern>, RuleTarget> made) {
    for (int i = 0; i < endpoints.size(); i++) {
      EndpointPattern endpoint = endpoints.get(i);
      if (!endpoint.ports().equals(PortSet.ALL)) {
        EndpointPattern open = new EndpointPattern(endpoint.host(), PortSet.ALL);
        add(
            MutationKind.DROP_PORTS,
            quoted(endpoint.text()) + " means every port",
            made.apply(with(endpoints, i, open)));
      }
    }
  }

  private static <E> List<E> with(List<E> list, int index, E element) {
    List<E> changed = new ArrayList<>(list);
    changed.set(index, element);
    return changed;
  }

  private void add(MutationKind kind, String description, RuleTarget target) {
    changes.add(new TargetChange(kind, description, target));
  }

  private static String quoted(String text) {
    return "`" + text + "`";
  }
}
