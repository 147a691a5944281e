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
import dev.edict.eval.table.FileTable;
import dev.edict.eval.table.McpTable;
import dev.edict.eval.table.NetworkTable;
import dev.edict.eval.table.Scope;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Looks one request up in the tables. */
@FunctionalInterface
interface RuleFinder {

  /** Reports the rules of {@code effect} whose targets match. */
  void find(Effect effect, Scope scope, Consumer<? super CompiledRule> sink);

  /** Returns what looks up the request that is evaluated. */
  static RuleFinder of(Evaluation evaluation) {
    DecisionTable table = evaluation.table();
    CanonicalRequest request = evaluation.canonical();
    if (request instanceof Connect connect) {
      return (effect, scope, sink) ->
          forHosts(
              connect, effect, host -> find(table.network(effect), connect, host, scope, sink));
    } else if (request instanceof Http http) {
      return (effect, scope, sink) ->
          forHosts(http, effect, host -> find(table.network(effect), http, host, scope, sink));
    } else if (request instanceof Files files) {
      return (effect, scope, sink) -> find(table.files(effect), files, effect, scope, sink);
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

  /** A deny matches either path; an allow matches both. */
  private static void find(
      FileTable table,
      Files files,
      Effect effect,
      Scope scope,
      Consumer<? super CompiledRule> sink) {
    if (files.realPath() == null) {
      table.find(files.path(), files.home(), files.action(), scope, sink);
    } else if (effect == Effect.DENY) {
      table.find(files.path(), files.home(), files.action(), scope, sink);
      table.find(files.realPath(), files.home(), files.action(), scope, sink);
    } else {
      Set<CompiledRule> named = new HashSet<>();
      table.find(files.path(), files.home(), files.action(), Scope.ALL, named::add);
      table.find(
          files.realPath(),
          files.home(),
          files.action(),
          Scope.ALL,
          rule -> {
            if (named.contains(rule)) {
              sink.accept(rule);
            }
          });
    }
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
