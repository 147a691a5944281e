package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.request.McpServer;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one client says to the gateway, with the servers that are started for it. Safe for use by
 * many threads.
 */
final class ClientSession implements AutoCloseable {
  private static final Set<String> LISTS =
      Set.of("tools/list", "resources/list", "resources/templates/list", "prompts/list");

  private final GatewayContext context;
  private final ClientChannel client = new ClientChannel();
  private final ServerSet servers;
  private final ServerRequests serverRequests;
  private final Forwarding forwarding;
  private final ToolCalls tools;
  private final ResourceCalls resources;
  private final PromptCalls prompts;
  private final OpenSubscriptions listening = new OpenSubscriptions();
  private final Subscriptions subscriptions;
  private final Tasks tasks = new Tasks();
  private final TaskCalls taskCalls;
  private volatile Caller caller = Caller.UNKNOWN;
  private volatile boolean initialized;

  ClientSession(GatewayContext context) {
    this.context = context;
    Watches watches = new Watches(context, listening);
    this.servers = new ServerSet(context, watches, this::listener);
    this.serverRequests = new ServerRequests(context, client);
    this.forwarding = new Forwarding(context, serverRequests);
    Gate gate = new Gate(context.judge(), client);
    this.tools = new ToolCalls(context, servers, gate, forwarding, tasks);
    this.resources = new ResourceCalls(context, servers, gate, forwarding, watches);
    this.prompts = new PromptCalls(context, servers, gate, forwarding);
    this.taskCalls = new TaskCalls(context, servers, forwarding, tasks);
    this.subscriptions = new Subscriptions(context, servers, watches, resources, listening);
  }

  /** Says where goes what belongs to no request. */
  void background(Outlet outlet) {
    client.background(outlet);
  }

  /** Returns the answer to a request; blocks until it is there. Null when none is to be sent. */
  @Nullable Response handle(Request request, Outlet outlet) {
    return handle(request, outlet, null);
  }

  /**
   * Returns the answer to a request; blocks until it is there. Null when none is to be sent.
   *
   * @param parameterHeaders the headers that repeat arguments, by their names in lower case; null
   *     when the request came without headers
   */
  @Nullable Response handle(
      Request request, Outlet outlet, @Nullable Map<String, String> parameterHeaders) {
    try {
      Caller modern = Caller.modern(request);
      return modern == null
          ? legacy(request, outlet)
          : modern(new Call(request, modern, outlet, parameterHeaders));
    } catch (RpcFault fault) {
      return new Failure(request.id(), fault.error());
    } catch (RuntimeException unexpected) {
      context.messages().accept("a request failed: " + unexpected.getClass().getName());
      return new Failure(request.id(), RpcError.of(RpcError.INTERNAL_ERROR, "the gateway failed"));
    }
  }

  private @Nullable Response modern(Call call) throws RpcFault {
    Request request = call.request();
    // No client of this era takes requests, so servers with sessions may not ask for anything.
    servers.open(StrictTree.nodes().objectNode());
    if (request.method().equals("server/discover")) {
      return new Success(request.id(), Offers.discovery(servers.usable()));
    }
    if (request.method().equals("subscriptions/listen")) {
      return subscriptions.listen(call);
    }
    Response response = dispatch(call);
    if (response instanceof Success success && !success.result().has("resultType")) {
      success.result().put("resultType", "complete");
    }
    if (response instanceof Success success && isCacheable(request.method())) {
      // What is shown depends on who asks, and on the policy of the moment.
      success.result().put("ttlMs", 0).put("cacheScope", "private");
    }
    return response;
  }

  private static boolean isCacheable(String method) {
    return LISTS.contains(method) || method.equals("resources/read");
  }

  private Response legacy(Request request, Outlet outlet) throws RpcFault {
    if (request.method().equals("ping")) {
      return new Success(request.id(), StrictTree.nodes().objectNode());
    }
    if (request.method().equals("initialize")) {
      return initialize(request);
    }
    if (!initialized) {
      throw new RpcFault(RpcError.INVALID_REQUEST, "the session is not initialized");
    }
    Call call = new Call(request, caller, outlet, null);
    return request.method().equals("logging/setLevel") ? setLevel(call) : dispatch(call);
  }

  private Response initialize(Request request) throws RpcFault {
    Params params = new Params(request.params());
    String asked = params.text("protocolVersion");
    caller = new Caller(Era.LEGACY, params.object("capabilities"));
    servers.open(caller.capabilities());
    initialized = true;
    String version = Era.LEGACY_VERSIONS.contains(asked) ? asked : Era.NEWEST_LEGACY;
    return new Success(request.id(), Offers.session(version, servers.usable()));
  }

  private Response setLevel(Call call) throws RpcFault {
    String level = call.params("level").text("level");
    for (ServerConnection server : servers.usable()) {
      if (server.offers("logging") && server.era() == Era.LEGACY) {
        forwarding.tell(server, "logging/setLevel", server.params().put("level", level));
      }
    }
    return new Success(call.request().id(), StrictTree.nodes().objectNode());
  }

  private Response dispatch(Call call) throws RpcFault {
    return switch (call.request().method()) {
      case "tools/list" -> tools.list(call);
      case "tools/call" -> tools.call(call);
      case "resources/list" -> resources.list(call);
      case "resources/templates/list" -> resources.listTemplates(call);
      case "resources/read" -> resources.read(call);
      case "resources/subscribe", "resources/unsubscribe" -> {
        requireSession(call);
        yield resources.watch(call);
      }
      case "tasks/get", "tasks/result", "tasks/cancel", "tasks/list" -> {
        requireSession(call);
        yield taskCalls.answer(call);
      }
      case "prompts/list" -> prompts.list(call);
      case "prompts/get" -> prompts.get(call);
      case "completion/complete" -> prompts.complete(call);
      default -> throw new RpcFault(RpcError.METHOD_NOT_FOUND, "nobody here answers that method");
    };
  }

  private static void requireSession(Call call) throws RpcFault {
    if (call.caller().era() == Era.MODERN) {
      throw new RpcFault(RpcError.METHOD_NOT_FOUND, "nobody here answers that method");
    }
  }

  /** Takes a notification of the client; those that are not known are thrown away. */
  void told(Notification notification) {
    if (notification.method().equals("notifications/cancelled")) {
      JsonNode id = notification.params().get("requestId");
      if (id != null) {
        forwarding.cancel(id);
        listening.cancel(id);
      }
    } else if (notification.method().equals("notifications/roots/list_changed")) {
      servers.usable().stream()
          .filter(server -> server.settings().clientRequests().contains(ClientRequest.ROOTS))
          .forEach(server -> server.peer().tell(notification.method(), server.params()));
    }
  }

  /** Takes an answer of the client to a request of the gateway. */
  void answered(Response response) {
    client.answered(response);
  }

  /** Returns how many requests wait for answers of servers. */
  int callsUnderWay() {
    return forwarding.underWay();
  }

  /** Judges the servers anew, and tells the client that its lists may have changed. */
  void policyChanged() {
    servers.recheck();
    taskCalls.policyChanged();
    for (String list : Set.of("tools", "resources", "prompts")) {
      listChanged("notifications/" + list + "/list_changed");
    }
  }

  private void listChanged(String method) {
    listening.listChanged(method);
    news(new Notification(method, StrictTree.nodes().objectNode()));
  }

  // Before a session is open, and without one, clients are told nothing that they did not ask for.
  private void news(Notification notification) {
    if (initialized) {
      client.background().send(notification);
    }
  }

  private ServerPeer.Listener listener(McpServerSettings settings, McpServer server) {
    return new ServerNews(settings, server);
  }

  private void updated(McpServer server, String uri) {
    // Judged by the policy of the moment; that it is watched was recorded when it began.
    if (!resources.couldBeRead(server, uri)) {
      return;
    }
    listening.updated(new Watches.Resource(server.name(), uri));
    if (resources.isWatched(server.name(), uri)) {
      ObjectNode params = StrictTree.nodes().objectNode();
      params.put("uri", context.secrets().hide(context.naming().joinUri(server.name(), uri)));
      news(new Notification("notifications/resources/updated", params));
    }
  }

  /** Hears what one server says of itself. */
  private final class ServerNews implements ServerPeer.Listener {
    private final McpServerSettings settings;
    private final McpServer server;
    private final String name;

    ServerNews(McpServerSettings settings, McpServer server) {
      this.settings = settings;
      this.server = server;
      this.name = settings.name();
    }

    @Override
    public void asked(Request request, Outlet outlet, ServerPeer peer) {
      // Not on the thread that reads from the server: the client may take its time.
      GatewayThreads.run(
          () -> {
            tasks.relabel(name, request.params());
            Response answer = serverRequests.answer(settings, server, request, caller, outlet);
            if (answer instanceof Success success) {
              tasks.restore(success.result());
            }
            peer.reply(answer);
          });
    }

    @Override
    public void told(Notification notification, Outlet outlet) {
      ObjectNode params = context.secrets().hide(notification.params());
      Notification hidden = new Notification(notification.method(), params);
      switch (notification.method()) {
        case "notifications/progress" -> outlet.send(hidden);
        case "notifications/message" -> {
          if (!outlet.send(hidden)) {
            news(hidden);
          }
        }
        case "notifications/tools/list_changed" -> {
          ServerConnection connection = servers.find(name);
          if (connection != null) {
            connection.tools().changed();
          }
          listChanged(notification.method());
        }
        case "notifications/resources/list_changed", "notifications/prompts/list_changed" ->
            listChanged(notification.method());
        case "notifications/resources/updated" -> updated(server, params.path("uri").asText());
        case "notifications/tasks/status" -> {
          if (tasks.relabel(name, params)) {
            news(hidden);
          }
        }
        default -> {
          // What is not known is not passed on.
        }
      }
    }
  }

  @Override
  public void close() {
    listening.close();
    servers.close();
  }
}
