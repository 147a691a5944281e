package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway has servers tell it about: changes of their lists and of resources that somebody
 * watches, each once however many do. Safe for use by many threads.
 */
final class Watches {
  private static final List<String> LISTS = List.of("tools", "prompts", "resources");
  private static final String RESOURCES = "resourceSubscriptions";

  private final GatewayContext context;
  private final Lost lost;
  private final Map<Resource, Watch> resources = new ConcurrentHashMap<>();
  private final Map<ServerConnection, PendingCall> lists = new ConcurrentHashMap<>();

  Watches(GatewayContext context, Lost lost) {
    this.context = context;
    this.lost = lost;
  }

  /** Hears that a server tells no more of what it was to tell of. */
  interface Lost {
    /** Takes a resource of which nothing will be heard. */
    void resource(Resource resource);

    /** Takes that changes of some lists will not be heard of. */
    void lists();
  }

  /**
   * A resource.
   *
   * @param server its server
   * @param uri what that server calls it
   */
  record Resource(String server, String uri) {}

  /**
   * How often a resource is watched, and by which request if the server has no sessions.
   *
   * @param times how often
   * @param call the request, which stays open
   */
  private record Watch(int times, @Nullable PendingCall call) {
    boolean isOpen() {
      return call == null || !call.answer().isDone();
    }
  }

  /** Has a server tell when its lists change; a server with sessions does so unasked. */
  void lists(ServerConnection server) {
    ObjectNode filter = StrictTree.nodes().objectNode();
    for (String list : LISTS) {
      if (server.capabilities().path(list).path("listChanged").asBoolean()) {
        filter.put(list + "ListChanged", true);
      }
    }
    if (server.era() == Era.MODERN && !filter.isEmpty()) {
      lists.compute(server, (same, open) -> isOpen(open) ? open : begin(server, filter));
    }
  }

  private static boolean isOpen(@Nullable PendingCall call) {
    return call != null && !call.answer().isDone();
  }

  private @Nullable PendingCall begin(ServerConnection server, ObjectNode filter) {
    try {
      PendingCall call = server.listen(filter, server.registration());
      var unused = call.answer().thenRun(lost::lists);
      return call;
    } catch (IOException failed) {
      context.report(failed);
      return null;
    }
  }

  /**
   * Has a server tell when a resource changes.
   *
   * @param decision what lets the resource be read
   * @throws IOException if the server does not want to
   */
  void start(ServerConnection server, String uri, Decision decision) throws IOException {
    Resource resource = new Resource(server.name(), uri);
    // One server that takes its time holds up nobody who waits for another.
    synchronized (server) {
      Watch open = resources.get(resource);
      if (open != null && open.isOpen()) {
        resources.put(resource, new Watch(open.times() + 1, open.call()));
        return;
      }
      int times = open == null ? 1 : open.times() + 1;
      try {
        resources.put(resource, new Watch(times, ask(server, uri, decision)));
      } catch (IOException | RuntimeException refused) {
        if (open == null) {
          resources.remove(resource);
        }
        throw refused;
      }
    }
  }

  private @Nullable PendingCall ask(ServerConnection server, String uri, Decision decision)
      throws IOException {
    if (server.era() == Era.LEGACY) {
      tell(server, "resources/subscribe", uri, decision);
      return null;
    }
    ObjectNode filter = StrictTree.nodes().objectNode();
    filter.putArray(RESOURCES).add(uri);
    PendingCall call = server.listen(filter, decision);
    ObjectNode granted = call.awaitAcknowledged(server.settings().patience());
    if (granted != null) {
      for (JsonNode each : granted.path(RESOURCES)) {
        if (each.asText().equals(uri)) {
          Resource resource = new Resource(server.name(), uri);
          var unused = call.answer().thenRun(() -> lost.resource(resource));
          return call;
        }
      }
    }
    server.peer().cancel(call, "nobody watches any more");
    throw new IOException(server.name() + " does not tell of changes of that resource");
  }

  private static void tell(ServerConnection server, String method, String uri, Decision decision)
      throws IOException {
    ObjectNode params = server.params().put("uri", uri);
    Map<String, String> headers = server.headers(method, params, decision, Map.of());
    Response response = server.peer().call(method, params, headers, server.settings().patience());
    if (response instanceof Failure) {
      throw new IOException(server.name() + " does not take " + method);
    }
  }

  /** Says that one who watched does so no more; the last one has the server told. */
  void end(ServerConnection server, String uri, Decision decision) {
    Resource resource = new Resource(server.name(), uri);
    synchronized (server) {
      Watch open = resources.get(resource);
      if (open != null && open.times() > 1) {
        resources.put(resource, new Watch(open.times() - 1, open.call()));
      } else if (open != null) {
        resources.remove(resource);
        stop(server, uri, decision, open);
      }
    }
  }

  private void stop(ServerConnection server, String uri, Decision decision, Watch open) {
    if (open.call() != null) {
      server.peer().cancel(open.call(), "nobody watches any more");
    } else if (!server.peer().isLost()) {
      try {
        tell(server, "resources/unsubscribe", uri, decision);
      } catch (IOException failed) {
        context.report(failed);
      }
    }
  }

  /** Returns whether a resource is watched, and the server still tells of it. */
  boolean isOpen(Resource resource) {
    Watch watch = resources.get(resource);
    return watch != null && watch.isOpen();
  }
}
