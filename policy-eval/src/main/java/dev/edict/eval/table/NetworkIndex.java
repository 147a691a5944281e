package dev.edict.eval.table;

import dev.edict.dsl.match.network.EndpointPattern;
import dev.edict.dsl.match.network.HostPattern;
import dev.edict.dsl.match.network.HttpPathPattern;
import dev.edict.dsl.match.network.IpAddress;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.rule.RuleTarget;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.combine.RuleOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The network rules by host, then by port and verb, then by HTTP path. */
final class NetworkIndex {
  private static final Readings<HttpCell, String> AT_ALL =
      Readings.of((cell, text, asked, path) -> cell.atAll().first(asked));
  private static final Readings<HttpCell, String> BY_PATH =
      Readings.of((cell, text, asked, path) -> cell.byPath().first(path, asked));

  private final RuleOrder order;
  private final HostIndex<Cell> connections;
  private final HostIndex<HttpCell> requests;
  private final boolean hasRequests;
  private final int mostComparedPaths;

  /** Makes the index of those rules of {@code order} that are about the network. */
  NetworkIndex(RuleOrder order) {
    this.order = order;
    Map<HostPattern, Clauses> connect = new LinkedHashMap<>();
    Map<HostPattern, HttpClauses> http = new LinkedHashMap<>();
    for (CompiledRule rule : order.byRank()) {
      if (rule.rule().target() instanceof RuleTarget.Connect target) {
        add(target, order.place(rule), connect);
      } else if (rule.rule().target() instanceof RuleTarget.Http target) {
        add(target, order.place(rule), http);
      }
    }
    Map<HostPattern, HttpCell> cells = new LinkedHashMap<>();
    http.forEach((pattern, collected) -> cells.put(pattern, collected.cell()));
    this.connections = HostIndex.of(Clauses.cells(connect));
    this.requests = HostIndex.of(cells);
    this.hasRequests = !cells.isEmpty();
    this.mostComparedPaths =
        cells.values().stream().mapToInt(cell -> cell.byPath().mostCompared()).max().orElse(0);
  }

  private static void add(
      RuleTarget.Connect target, int place, Map<HostPattern, Clauses> connections) {
    int verbs = Verbs.ofProtocols(target.protocols());
    for (EndpointPattern endpoint : target.endpoints()) {
      connections
          .computeIfAbsent(endpoint.host(), host -> new Clauses())
          .add(place, verbs, endpoint.ports());
    }
  }

  private static void add(
      RuleTarget.Http target, int place, Map<HostPattern, HttpClauses> requests) {
    for (EndpointPattern endpoint : target.endpoints()) {
      requests
          .computeIfAbsent(endpoint.host(), host -> new HttpClauses())
          .add(place, target, endpoint);
    }
  }

  RuleOrder order() {
    return order;
  }

  /** Returns whether there are rules about HTTP requests. */
  boolean hasRequests() {
    return hasRequests;
  }

  /** Returns whether the case of ASCII letters in a name makes no difference. */
  boolean ignoresCase() {
    return connections.ignoresCase() && requests.ignoresCase();
  }

  HostIndex<Cell> connections() {
    return connections;
  }

  HostIndex<HttpCell> requests() {
    return requests;
  }

  /** Returns the place of the first connect rule about a host, its aliases included for a deny. */
  int firstConnect(NetworkHost host, long asked) {
    return first(connections, host, Cell.FIRST, asked, "");
  }

  /** Returns the place of the first connect rule about a name, see {@link HostIndex#readName}. */
  int firstConnect(String name, long asked) {
    return connections.readName(name, Cell.FIRST, asked, "");
  }

  /** Returns the place of the first connect rule about an address that has no aliases. */
  int firstConnect(boolean isV4, long hi, long lo, long asked) {
    return connections.readAddress(isV4, hi, lo, Cell.FIRST, asked, "");
  }

  private <V> int first(
      HostIndex<V> hosts, NetworkHost host, Readings<V, String> readings, long asked, String path) {
    int first = hosts.read(host, readings, asked, path);
    if (host instanceof IpAddress address) {
      List<IpAddress> aliases = address.aliases();
      for (int i = 0; i < aliases.size(); i++) {
        first = Math.min(first, denyAmong(hosts.read(aliases.get(i), readings, asked, path)));
      }
    }
    return first;
  }

  /** Returns a place that denies, and none for any other. */
  int denyAmong(int place) {
    return order.isDeny(place) ? place : RuleOrder.NONE;
  }

  /** Returns the place of the first HTTP rule about some request to a host. */
  int firstHttpAtAll(NetworkHost host, long asked) {
    return first(requests, host, AT_ALL, asked, "");
  }

  /** Returns the place of the first HTTP rule about some request to a host, given by its name. */
  int firstHttpAtAll(String name, long asked) {
    return requests.readName(name, AT_ALL, asked, "");
  }

  /** Returns the same of an address that has no aliases. */
  int firstHttpAtAll(boolean isV4, long hi, long lo, long asked) {
    return requests.readAddress(isV4, hi, lo, AT_ALL, asked, "");
  }

  /** Returns the place of the first HTTP rule about one request. */
  int firstHttp(NetworkHost host, String path, long asked) {
    return first(requests, host, BY_PATH, asked, path);
  }

  /** Returns with how many patterns and globs one request may have to be compared. */
  int mostCompared() {
    return Math.max(connections.mostCompared(), requests.mostCompared()) + mostComparedPaths;
  }

  /**
   * The HTTP rules about the hosts of one pattern.
   *
   * @param atAll the rules as rules about some request
   * @param byPath the rules by path
   */
  record HttpCell(Cell atAll, HttpPathIndex byPath) {}

  /** What an {@link HttpCell} is made of. */
  private static final class HttpClauses {
    private final Clauses atAll = new Clauses();
    private final Map<HttpPathPattern, Clauses> byPath = new LinkedHashMap<>();

    void add(int place, RuleTarget.Http http, EndpointPattern endpoint) {
      atAll.add(place, Verbs.HTTP_AT_ALL, endpoint.ports());
      int verbs = Verbs.ofMethods(http.methods());
      for (HttpPathPattern path : http.paths()) {
        byPath.computeIfAbsent(path, key -> new Clauses()).add(place, verbs, endpoint.ports());
      }
    }

    HttpCell cell() {
      return new HttpCell(atAll.cell(), HttpPathIndex.of(byPath));
    }
  }
}
