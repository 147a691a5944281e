package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The MCP rules by server, then by tool, prompt or resource. Server and name are two keys, never
 * one joined text.
 */
final class McpIndex {
  private static final Reading<GlobIndex<Cell>, String> NAMES =
      (names, server, asked, name) ->
          names.read(name, 0, name.length(), Cell.FIRST.one(), asked, "");

  private final RuleOrder order;
  private final GlobIndex<Cell> servers;
  private final GlobIndex<GlobIndex<Cell>> tools;
  private final GlobIndex<GlobIndex<Cell>> prompts;
  private final GlobIndex<UriIndex> resources;
  private final int mostCompared;

  /** Makes the index of those rules of {@code order} that are about MCP. */
  McpIndex(RuleOrder order) {
    this.order = order;
    Collected collected = new Collected();
    for (CompiledRule rule : order.byRank()) {
      collected.add(rule.rule().target(), order.place(rule));
    }
    this.servers = GlobIndex.of(Clauses.cells(collected.servers));
    Map<Glob, GlobIndex<Cell>> toolsByServer = byServer(collected.tools);
    this.tools = GlobIndex.of(toolsByServer);
    Map<Glob, GlobIndex<Cell>> promptsByServer = byServer(collected.prompts);
    this.prompts = GlobIndex.of(promptsByServer);
    Map<Glob, UriIndex> uris = new LinkedHashMap<>();
    collected.resources.forEach((server, patterns) -> uris.put(server, UriIndex.of(patterns)));
    this.resources = GlobIndex.of(uris);
    int ofTools = mostCompared(tools, toolsByServer, GlobIndex::mostCompared);
    int ofPrompts = mostCompared(prompts, promptsByServer, GlobIndex::mostCompared);
    int ofResources = mostCompared(resources, uris, UriIndex::mostCompared);
    this.mostCompared =
        servers.mostCompared() + Math.max(ofTools, Math.max(ofPrompts, ofResources));
  }

  /** Returns with how many patterns and globs one request may have to be compared. */
  int mostCompared() {
    return mostCompared;
  }

  /** Returns the most that a server of one name meets, with all globs of servers. */
  private static <V> int mostCompared(
      GlobIndex<V> servers, Map<Glob, V> byServer, ToIntFunction<V> measure) {
    int named = 0;
    int wild = 0;
    for (Map.Entry<Glob, V> entry : byServer.entrySet()) {
      int count = measure.applyAsInt(entry.getValue());
      named = entry.getKey().isLiteral() ? Math.max(named, count) : named;
      wild += entry.getKey().isLiteral() ? 0 : count;
    }
    return servers.mostCompared() + named + wild;
  }

  private static Map<Glob, GlobIndex<Cell>> byServer(Map<Glob, Map<Glob, Clauses>> names) {
    Map<Glob, GlobIndex<Cell>> indexes = new LinkedHashMap<>();
    names.forEach((server, globs) -> indexes.put(server, GlobIndex.of(Clauses.cells(globs))));
    return indexes;
  }

  RuleOrder order() {
    return order;
  }

  GlobIndex<Cell> servers() {
    return servers;
  }

  GlobIndex<GlobIndex<Cell>> tools() {
    return tools;
  }

  GlobIndex<GlobIndex<Cell>> prompts() {
    return prompts;
  }

  GlobIndex<UriIndex> resources() {
    return resources;
  }

  /** Returns the place of the first rule about registering a server. */
  int firstRegister(String server) {
    return firstOnServer(server, Asked.of(Verbs.REGISTER, Verbs.NO_PORT));
  }

  /** Returns the place of the first rule about calling a tool. */
  int firstCall(String server, String tool) {
    return firstOfName(tools, server, tool, Asked.of(Verbs.CALL, Verbs.NO_PORT));
  }

  /** Returns the place of the first rule about getting a prompt. */
  int firstPrompt(String server, String prompt) {
    return firstOfName(prompts, server, prompt, Asked.of(Verbs.GET_PROMPT, Verbs.NO_PORT));
  }

  /** Returns the place of the first rule about reading a resource. */
  int firstResource(String server, String uri, int firstSegment) {
    long asked = Asked.startingAt(Asked.of(Verbs.READ_RESOURCE, Verbs.NO_PORT), firstSegment);
    Reading<UriIndex, String> byUri =
        (uris, text, inner, rest) -> uris.first(rest, Asked.start(inner), inner);
    return Math.min(
        firstOnServer(server, asked),
        resources.read(server, 0, server.length(), byUri, asked, uri));
  }

  private int firstOnServer(String server, long asked) {
    return servers.read(server, 0, server.length(), Cell.FIRST.one(), asked, "");
  }

  private int firstOfName(
      GlobIndex<GlobIndex<Cell>> names, String server, String name, long asked) {
    return Math.min(
        firstOnServer(server, asked), names.read(server, 0, server.length(), NAMES, asked, name));
  }

  /** The clauses by pattern, while an index is made. */
  private static final class Collected {
    private final Map<Glob, Clauses> servers = new LinkedHashMap<>();
    private final Map<Glob, Map<Glob, Clauses>> tools = new LinkedHashMap<>();
    private final Map<Glob, Map<Glob, Clauses>> prompts = new LinkedHashMap<>();
    private final Map<Glob, Map<UriPattern, Clauses>> resources = new LinkedHashMap<>();

    void add(RuleTarget target, int place) {
      if (target instanceof RuleTarget.Call call) {
        for (ToolPattern tool : call.tools()) {
          at(tools, tool.server(), tool.tool().glob()).add(place, Verbs.CALL);
        }
      } else if (target instanceof RuleTarget.Register register) {
        addServers(register.servers(), place, Verbs.REGISTER);
      } else if (target instanceof RuleTarget.UseServer use) {
        addServers(use.servers(), place, Verbs.ANY_MCP);
      } else if (target instanceof RuleTarget.ReadResource read) {
        for (NamePattern server : read.servers()) {
          read.uris().forEach(uri -> at(resources, server, uri).add(place, Verbs.READ_RESOURCE));
        }
      } else if (target instanceof RuleTarget.GetPrompt get) {
        for (NamePattern server : get.servers()) {
          get.prompts().forEach(prompt -> addPrompt(server, prompt, place));
        }
      }
    }

    private void addPrompt(NamePattern server, NamePattern prompt, int place) {
      at(prompts, server, prompt.glob()).add(place, Verbs.GET_PROMPT);
    }

    private void addServers(List<NamePattern> patterns, int place, int verbs) {
      for (NamePattern pattern : patterns) {
        servers.computeIfAbsent(pattern.glob(), key -> new Clauses()).add(place, verbs);
      }
    }

    private static <K> Clauses at(Map<Glob, Map<K, Clauses>> byServer, NamePattern server, K key) {
      return byServer
          .computeIfAbsent(server.glob(), glob -> new LinkedHashMap<>())
          .computeIfAbsent(key, pattern -> new Clauses());
    }
  }
}
