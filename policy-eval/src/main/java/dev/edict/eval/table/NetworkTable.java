package dev.edict.eval.table;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.network.HttpMethod;
import dev.edict.dsl.match.network.HttpPath;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.combine.CompiledRule;
import java.util.function.Consumer;

/** The network rules of one effect; a deny on addresses sees their aliases too. */
public final class NetworkTable {
  private final NetworkIndex index;
  private final Effect effect;

  NetworkTable(NetworkIndex index, Effect effect) {
    this.index = index;
    this.effect = effect;
  }

  /** Reports the connect rules about {@code host} and {@code port}. */
  public void findConnect(
      NetworkHost host,
      int port,
      Protocol protocol,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    long asked = Asked.of(Verbs.of(protocol), port);
    Cell.Report report = report(scope, sink);
    find(index.connections(), host, cell -> cell.report(asked, report));
  }

  /** Reports the HTTP rules about some request on a connection to {@code host} and {@code port}. */
  public void findHttpAtAll(
      NetworkHost host, int port, Scope scope, Consumer<? super CompiledRule> sink) {
    long asked = Asked.of(Verbs.HTTP_AT_ALL, port);
    Cell.Report report = report(scope, sink);
    find(index.requests(), host, cell -> cell.atAll().report(asked, report));
  }

  /** Reports the HTTP rules about one request. */
  public void findHttp(
      NetworkHost host,
      int port,
      HttpMethod method,
      HttpPath path,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    long asked = Asked.of(Verbs.of(method), port);
    Cell.Report report = report(scope, sink);
    find(
        index.requests(),
        host,
        cell -> cell.byPath().find(path.text(), found -> found.report(asked, report)));
  }

  private Cell.Report report(Scope scope, Consumer<? super CompiledRule> sink) {
    return new Cell.Report(index.order(), effect, scope, sink);
  }

  private <V> void find(HostIndex<V> hosts, NetworkHost host, Consumer<V> sink) {
    if (effect == Effect.DENY) {
      hosts.findWithAliases(host, sink);
    } else {
      hosts.find(host, sink);
    }
  }
}
