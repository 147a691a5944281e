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
import org.jspecify.annotations.Nullable;

/** The network rules of one effect, by host, then by port and verb, then by HTTP path. */
public final class NetworkTable {
  private final boolean denying;
  private final HostIndex<HostCell> hosts;

  private NetworkTable(boolean denying, Map<HostPattern, HostClauses> clauses) {
    this.denying = denying;
    Map<HostPattern, HostCell> cells = new LinkedHashMap<>();
    clauses.forEach((pattern, collected) -> cells.put(pattern, collected.cell()));
    this.hosts = HostIndex.of(cells);
  }

  /** Returns the table of those of {@code rules}, all of one effect, that are about the network. */
  static NetworkTable of(boolean denying, List<CompiledRule> rules) {
    Map<HostPattern, HostClauses> clauses = new LinkedHashMap<>();
    for (CompiledRule rule : rules) {
      if (rule.rule().target() instanceof RuleTarget.Connect connect) {
        int verbs = Verbs.ofProtocols(connect.protocols());
        for (EndpointPattern endpoint : connect.endpoints()) {
          at(clauses, endpoint).connections.add(new Clause(rule, verbs, endpoint.ports()));
        }
      } else if (rule.rule().target() instanceof RuleTarget.Http http) {
        http.endpoints().forEach(endpoint -> at(clauses, endpoint).add(rule, http, endpoint));
      }
    }
    return new NetworkTable(denying, clauses);
  }

  private static HostClauses at(Map<HostPattern, HostClauses> clauses, EndpointPattern endpoint) {
    return clauses.computeIfAbsent(endpoint.host(), host -> new HostClauses());
  }

  /** Reports the connect rules about {@code host} and {@code port}. */
  public void findConnect(
      NetworkHost host,
      int port,
      Protocol protocol,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    int verb = Verbs.of(protocol);
    find(host, cell -> cell.connections().report(verb, port, scope, sink));
  }

  /** Reports the HTTP rules about some request on a connection to {@code host} and {@code port}. */
  public void findHttpAtAll(
      NetworkHost host, int port, Scope scope, Consumer<? super CompiledRule> sink) {
    find(host, cell -> cell.connections().report(Verbs.HTTP_AT_ALL, port, scope, sink));
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
        host,
        cell -> {
          if (cell.requests() != null) {
            cell.requests().find(path, found -> found.report(verb, port, scope, sink));
          }
        });
  }

  private void find(NetworkHost host, Consumer<HostCell> sink) {
    if (denying) {
      hosts.findWithEmbedded(host, sink);
    } else {
      hosts.find(host, sink);
    }
  }

  /**
   * The rules about the hosts of one pattern.
   *
   * @param connections the connect rules, and the HTTP rules as rules about some request
   * @param requests the HTTP rules by path, if there are any
   */
  private record HostCell(Cell connections, @Nullable HttpPathIndex requests) {}

  /** What a {@link HostCell} is made of. */
  private static final class HostClauses {
    private final List<Clause> connections = new ArrayList<>();
    private final Map<HttpPathPattern, List<Clause>> requests = new LinkedHashMap<>();

    void add(CompiledRule rule, RuleTarget.Http http, EndpointPattern endpoint) {
      connections.add(new Clause(rule, Verbs.HTTP_AT_ALL, endpoint.ports()));
      Clause clause = new Clause(rule, Verbs.ofMethods(http.methods()), endpoint.ports());
      for (HttpPathPattern path : http.paths()) {
        requests.computeIfAbsent(path, key -> new ArrayList<>()).add(clause);
      }
    }

    HostCell cell() {
      return new HostCell(
          Cell.of(connections), requests.isEmpty() ? null : HttpPathIndex.of(requests));
    }
  }
}
