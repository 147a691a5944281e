package dev.edict.eval.table;

import dev.edict.dsl.match.network.Protocol;
import dev.edict.eval.canonical.CanonicalRequest;
import dev.edict.eval.canonical.CanonicalRequest.Call;
import dev.edict.eval.canonical.CanonicalRequest.Connect;
import dev.edict.eval.canonical.CanonicalRequest.Files;
import dev.edict.eval.canonical.CanonicalRequest.GetPrompt;
import dev.edict.eval.canonical.CanonicalRequest.Http;
import dev.edict.eval.canonical.CanonicalRequest.ReadResource;
import dev.edict.eval.canonical.CanonicalRequest.Register;
import dev.edict.eval.combine.RuleOrder;

/** Finds the first of the rules that a canonical request matches. */
final class FirstRule {
  /** Stands for a request whose verdict does not follow from one rule. */
  static final int UNKNOWN = -1;

  private final RuleOrder order;
  private final NetworkIndex network;
  private final FileIndex files;
  private final McpIndex mcp;

  FirstRule(NetworkIndex network, FileIndex files, McpIndex mcp) {
    this.order = network.order();
    this.network = network;
    this.files = files;
    this.mcp = mcp;
  }

  /** Returns the place of the rule, {@link RuleOrder#NONE}, or {@link #UNKNOWN}. */
  int of(CanonicalRequest request) {
    if (request instanceof Connect connect) {
      return of(connect);
    } else if (request instanceof Http http) {
      return of(http);
    } else if (request instanceof Files file) {
      return of(file);
    } else if (request instanceof Call call) {
      return mcp.firstCall(call.server().text(), call.tool().text());
    } else if (request instanceof Register register) {
      return mcp.firstRegister(register.server().text());
    } else if (request instanceof ReadResource read) {
      return mcp.firstResource(read.server().text(), read.uri().text(), read.uri().firstSegment());
    } else if (request instanceof GetPrompt get) {
      return mcp.firstPrompt(get.server().text(), get.prompt().text());
    }
    return UNKNOWN;
  }

  private int of(Connect connect) {
    long asked = Asked.of(Verbs.of(connect.protocol()), connect.port());
    int first = network.firstConnect(connect.host(), asked);
    for (int i = 0; i < connect.resolved().size(); i++) {
      int place = network.firstConnect(connect.resolved().get(i), asked);
      first = Math.min(first, network.denyAmong(place));
    }
    return network.hasRequests() ? knownBesideHttp(first, connect) : first;
  }

  /** Returns the first rule about a connection unless HTTP rules have a say in the verdict. */
  private int knownBesideHttp(int first, Connect connect) {
    if (order.isDeny(first) && order.isCertain(first)) {
      return first;
    }
    long asked = Asked.of(Verbs.HTTP_AT_ALL, connect.port());
    int http = network.firstHttpAtAll(connect.host(), asked);
    // HTTP/3 runs over UDP: what an HTTP rule denies must not pass there, and no more may.
    http = connect.protocol() == Protocol.TCP ? http : network.denyAmong(http);
    for (int i = 0; i < connect.resolved().size(); i++) {
      int place = network.firstHttpAtAll(connect.resolved().get(i), asked);
      http = Math.min(http, network.denyAmong(place));
    }
    return http == RuleOrder.NONE ? first : UNKNOWN;
  }

  private int of(Http http) {
    long connecting = Asked.of(Verbs.of(Protocol.TCP), http.port());
    long sending = Asked.of(Verbs.of(http.method()), http.port());
    String path = http.path().text();
    int first = network.firstConnect(http.host(), connecting);
    first = Math.min(first, network.firstHttp(http.host(), path, sending));
    for (int i = 0; i < http.resolved().size(); i++) {
      int place = network.firstConnect(http.resolved().get(i), connecting);
      place = Math.min(place, network.firstHttp(http.resolved().get(i), path, sending));
      first = Math.min(first, network.denyAmong(place));
    }
    return first;
  }

  private int of(Files file) {
    long asked = Asked.of(Verbs.of(file.action()), Verbs.NO_PORT);
    int first = files.first(file.path(), file.home(), asked);
    return file.realPath() == null
        ? first
        : agreed(first, files.first(file.realPath(), file.home(), asked));
  }

  /** Returns the rule that decides for a file by two names, if one does. */
  private int agreed(int one, int other) {
    int first = Math.min(one, other);
    return one == other || order.isDeny(first) ? first : UNKNOWN;
  }
}
