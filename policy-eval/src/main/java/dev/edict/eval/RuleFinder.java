package dev.edict.eval;

import dev.edict.dsl.ast.Effect;
import dev.edict.dsl.match.network.NetworkHost;
import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.GetPrompt;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.OnEndpoint;
import dev.edict.eval.canonical.CanonicalRequest.ReadResource;
import dev.edict.eval.canonical.CanonicalRequest.Register;
import dev.edict.eval.combine.CompiledRule;
import dev.edict.eval.table.DecisionTable;
import dev.edict.eval.table.McpTable;
import dev.edict.eval.table.NetworkTable;
import dev.edict.eval.table.Scope;
import java.util.function.Consumer;

/** Looks one request up in the tables; a request on a path by the path as named. */
@FunctionalInterface
interface RuleFinder {

  /** Reports the rules of {@code effect} whose targets match. */
  void find(Effect effect, Scope scope, Consumer<? super CompiledRule> sink);

  /** Returns what looks {@code request} up. */
  static RuleFinder of(DecisionTable table, CanonicalRequest request) {
    if (request instanceof Connect connect) {
      return (effect, scope, sink) ->
          forHosts(
              connect, effect, host -> find(table.network(effect), connect, host, scope, sink));
    } else if (request instanceof Http http) {
      return (effect, scope, sink) ->
          forHosts(http, effect, host -> find(table.network(effect), http, host, scope, sink));
    } else if (request instanceof Files files) {
      return (effect, scope, sink) ->
          table.files(effect).find(files.path(), files.home(), files.action(), scope, sink);
    }
    return (effect, scope, sink) -> find(table.mcp(effect), request, scope, sink);
  }

  /** Visits the host and, for a deny, the addresses that its name resolved to. */
  static void forHosts(OnEndpoint request, Effect effect, Consumer<NetworkHost> visitor) {
    visitor.accept(request.host());
    if (effect == Effect.DENY) {
      for (int i = 0; i < request.resolved().size(); i++) {
        visitor.accept(request.resolved().get(i));
      }
    }
  }

  private static void find(
      NetworkTable table,
      Connect connect,
      NetworkHost host,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    table.findConnect(host, connect.port(), connect.protocol(), scope, sink);
  }

  private static void find(
      NetworkTable table,
      Http http,
      NetworkHost host,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    table.findConnect(host, http.port(), Protocol.TCP, scope, sink);
    table.findHttp(host, http.port(), http.method(), http.path(), scope, sink);
  }

  private static void find(
      McpTable table, CanonicalRequest request, Scope scope, Consumer<? super CompiledRule> sink) {
    if (request instanceof Call call) {
      table.findCall(call.server(), call.tool(), scope, sink);
    } else if (request instanceof Register register) {
      table.findRegister(register.server(), scope, sink);
    } else if (request instanceof ReadResource read) {
      table.findResource(read.server(), read.uri(), scope, sink);
    } else if (request instanceof GetPrompt get) {
      table.findPrompt(get.server(), get.prompt(), scope, sink);
    } else {
      throw new AssertionError(request.getClass());
    }
  }
}
