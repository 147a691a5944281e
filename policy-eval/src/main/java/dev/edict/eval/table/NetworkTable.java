package dev.edict.eval.table;

import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The network rules of one effect, by host, then by port and verb, then by HTTP path. */
public final class NetworkTable {
  private final boolean denying;
  private final HostIndex<Cell> connections;
  private final HostIndex<HttpCell> requests;

  private NetworkTable(
      boolean denying,
      Map<HostPattern, List<Clause>> connections,
      Map<HostPattern, HttpClauses> requests) {
    this.denying = denying;
    this.connections = HostIndex.of(Cell.ofAll(connections));
    Map<HostPattern, HttpCell> cells = new LinkedHashMap<>();
    requests.forEach((pattern, collected) -> cells.put(pattern, collected.cell()));
    this.requests = HostIndex.of(cells);
  }

  /** Returns the table of those of {@code rules}, all of one effect, that are about the network. */
  static NetworkTable of(boolean denying, List<CompiledRule> rules) {
    Map<HostPattern, List<Clause>> connections = new LinkedHashMap<>();
    Map<HostPattern, HttpClauses> requests = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      if (rule.rule().target() instanceof RuleTarget.Connect connect) {
        int verbs = Verbs.ofProtocols(connect.protocols());
        for (EndpointPattern endpoint : connect.endpoints()) {
          connections
              .computeIfAbsent(endpoint.host(), host -> new ArrayList<>())
              .add(new Clause(rule, verbs, endpoint.ports()));
        }
      } else if (rule.rule().target() instanceof RuleTarget.Http http) {
        for (EndpointPattern endpoint : http.endpoints()) {
          requests
              .computeIfAbsent(endpoint.host(), host -> new HttpClauses())
              .add(rule, http, endpoint);
        }
      }
    }
    return new NetworkTable(denying, connections, requests);
  }

  /** Reports the connect rules about {@code host} and {@code port}. */
  public void findConnect(
      NetworkHost host,
      int port,
      Protocol protocol,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    int verb = Verbs.of(protocol);
    find(connections, host, cell -> cell.report(verb, port, scope, sink));
  }

  /** Reports the HTTP rules about some request on a connection to {@code host} and {@code port}. */
  public void findHttpAtAll(
      NetworkHost host, int port, Scope scope, Consumer<? super CompiledRule> sink) {
    find(requests, host, cell -> cell.atAll().report(Verbs.HTTP_AT_ALL, port, scope, sink));
  }

  /** Reports the HTTP rules about one request. */
  public void findHttp(
      NetworkHost host,
      int port,
      HttpMethod method,
      HttpPath path,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    int verb = Verbs.of(method);
    find(
        requests,
        host,
        cell -> cell.byPath().find(path, found -> found.report(verb, port, scope, sink)));
  }

  private <V> void find(HostIndex<V> hosts, NetworkHost host, Consumer<V> sink) {
    if (denying) {
      hosts.findWithAliases(host, sink);
    } else {
      hosts.find(host, sink);
    }
  }

  /**
   * The HTTP rules about the hosts of one pattern.
   *
   * @param atAll the rules as rules about some request
   * @param byPath the rules by path
   */
  private record HttpCell(Cell atAll, HttpPathIndex byPath) {}

  /** What an {@link HttpCell} is made of. */
  private static final class HttpClauses {
    private final List<Clause> atAll = new ArrayList<>();
    private final Map<HttpPathPattern, List<Clause>> byPath = new LinkedHashMap<>();

    void add(CompiledRule rule, RuleTarget.Http http, EndpointPattern endpoint) {
      atAll.add(new Clause(rule, Verbs.HTTP_AT_ALL, endpoint.ports()));
      Clause clause = new Clause(rule, Verbs.ofMethods(http.methods()), endpoint.ports());
      for (HttpPathPattern path : http.paths()) {
        byPath.computeIfAbsent(path, key -> new ArrayList<>()).add(clause);
      }
    }

    HttpCell cell() {
      return new HttpCell(Cell.of(atAll), HttpPathIndex.of(byPath));
    }
  }
}
