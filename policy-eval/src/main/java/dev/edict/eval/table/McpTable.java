package dev.edict.eval.table;

import dev.edict.dsl.match.Glob;
import dev.edict.dsl.match.mcp.NamePattern;
import dev.edict.dsl.match.mcp.PromptName;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.dsl.match.mcp.ServerName;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.dsl.match.mcp.ToolPattern;
import dev.edict.dsl.match.mcp.UriPattern;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The MCP rules of one effect: by server, then by tool, prompt or resource. Server and name are two
 * keys, never one joined text.
 */
public final class McpTable {
  private final GlobIndex<Cell> servers;
  private final GlobIndex<GlobIndex<Cell>> tools;
  private final GlobIndex<GlobIndex<Cell>> prompts;
  private final GlobIndex<UriIndex> resources;

  private McpTable(Collected collected) {
    this.servers = GlobIndex.of(Cell.ofAll(collected.servers));
    this.tools = byServer(collected.tools);
    this.prompts = byServer(collected.prompts);
    Map<Glob, UriIndex> uris = new LinkedHashMap<>();
    collected.resources.forEach((server, patterns) -> uris.put(server, UriIndex.of(patterns)));
    this.resources = GlobIndex.of(uris);
  }

  private static GlobIndex<GlobIndex<Cell>> byServer(Map<Glob, Map<Glob, List<Clause>>> names) {
    Map<Glob, GlobIndex<Cell>> indexes = new LinkedHashMap<>();
    names.forEach((server, globs) -> indexes.put(server, GlobIndex.of(Cell.ofAll(globs))));
    return GlobIndex.of(indexes);
  }

  /** Returns the table of those of {@code rules}, all of one effect, that are about MCP. */
  static McpTable of(List<CompiledRule> rules) {
    Collected collected = new Collected();
    rules.forEach(collected::add);
    return new McpTable(collected);
  }

  /** Reports the rules about registering a server. */
  public void findRegister(ServerName server, Scope scope, Consumer<? super CompiledRule> sink) {
    findServer(server, Verbs.REGISTER, scope, sink);
  }

  /** Reports the rules about calling a tool. */
  public void findCall(
      ServerName server, ToolName tool, Scope scope, Consumer<? super CompiledRule> sink) {
    findServer(server, Verbs.CALL, scope, sink);
    findName(tools, server, tool.text(), cell -> report(cell, Verbs.CALL, scope, sink));
  }

  /** Reports the rules about getting a prompt. */
  public void findPrompt(
      ServerName server, PromptName prompt, Scope scope, Consumer<? super CompiledRule> sink) {
    findServer(server, Verbs.GET_PROMPT, scope, sink);
    findName(prompts, server, prompt.text(), cell -> report(cell, Verbs.GET_PROMPT, scope, sink));
  }

  /** Reports the rules about reading a resource. */
  public void findResource(
      ServerName server, ResourceUri uri, Scope scope, Consumer<? super CompiledRule> sink) {
    findServer(server, Verbs.READ_RESOURCE, scope, sink);
    find(
        resources,
        server.text(),
        index -> index.find(uri, cell -> report(cell, Verbs.READ_RESOURCE, scope, sink)));
  }

  private void findServer(
      ServerName server, int verb, Scope scope, Consumer<? super CompiledRule> sink) {
    find(servers, server.text(), cell -> report(cell, verb, scope, sink));
  }

  private static void findName(
      GlobIndex<GlobIndex<Cell>> names, ServerName server, String name, Consumer<Cell> sink) {
    find(names, server.text(), index -> find(index, name, sink));
  }

  private static <V> void find(GlobIndex<V> index, String name, Consumer<V> sink) {
    index.find(name, 0, name.length(), sink);
  }

  private static void report(
      Cell cell, int verb, Scope scope, Consumer<? super CompiledRule> sink) {
    cell.report(verb, Verbs.NO_PORT, scope, sink);
  }

  /** The clauses by pattern, while a table is made. */
  private static final class Collected {
    private final Map<Glob, List<Clause>> servers = new LinkedHashMap<>();
    private final Map<Glob, Map<Glob, List<Clause>>> tools = new LinkedHashMap<>();
    private final Map<Glob, Map<Glob, List<Clause>>> prompts = new LinkedHashMap<>();
    private final Map<Glob, Map<UriPattern, List<Clause>>> resources = new LinkedHashMap<>();

    void add(CompiledRule rule) {
      RuleTarget target = rule.rule().target();
      if (target instanceof RuleTarget.Call call) {
        Clause clause = Clause.withoutPorts(rule, Verbs.CALL);
        for (ToolPattern tool : call.tools()) {
          put(tools, tool.server(), tool.tool().glob(), clause);
        }
      } else if (target instanceof RuleTarget.Register register) {
        addServers(register.servers(), Clause.withoutPorts(rule, Verbs.REGISTER));
      } else if (target instanceof RuleTarget.UseServer use) {
        addServers(use.servers(), Clause.withoutPorts(rule, Verbs.ANY_MCP));
      } else if (target instanceof RuleTarget.ReadResource read) {
        Clause clause = Clause.withoutPorts(rule, Verbs.READ_RESOURCE);
        for (NamePattern server : read.servers()) {
          read.uris().forEach(uri -> put(resources, server, uri, clause));
        }
      } else if (target instanceof RuleTarget.GetPrompt get) {
        Clause clause = Clause.withoutPorts(rule, Verbs.GET_PROMPT);
        for (NamePattern server : get.servers()) {
          get.prompts().forEach(prompt -> put(prompts, server, prompt.glob(), clause));
        }
      }
    }

    private void addServers(List<NamePattern> patterns, Clause clause) {
      for (NamePattern pattern : patterns) {
        servers.computeIfAbsent(pattern.glob(), key -> new ArrayList<>()).add(clause);
      }
    }

    private static <K> void put(
        Map<Glob, Map<K, List<Clause>>> byServer, NamePattern server, K key, Clause clause) {
      byServer
          .computeIfAbsent(server.glob(), glob -> new LinkedHashMap<>())
          .computeIfAbsent(key, pattern -> new ArrayList<>())
          .add(clause);
    }
  }
}
