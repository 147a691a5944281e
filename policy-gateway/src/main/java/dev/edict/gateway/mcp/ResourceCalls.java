package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lists resources, reads them and watches them. */
final class ResourceCalls {
  private static final String OFFER = "resources";
  private static final String SUBSCRIBE = "resources/subscribe";
  private static final String UNSUBSCRIBE = "resources/unsubscribe";

  private final GatewayContext context;
  private final ServerSet servers;
  private final Gate gate;
  private final Forwarding forwarding;
  private final Watches watches;
  private final Set<Watches.Resource> watched = ConcurrentHashMap.newKeySet();

  ResourceCalls(
      GatewayContext context,
      ServerSet servers,
      Gate gate,
      Forwarding forwarding,
      Watches watches) {
    this.context = context;
    this.servers = servers;
    this.gate = gate;
    this.forwarding = forwarding;
    this.watches = watches;
  }

  /** Returns the list of the resources that could be read, of all servers. */
  Response list(Call call) throws RpcFault {
    call.paramsOfList();
    ObjectNode result = StrictTree.nodes().objectNode();
    var resources = result.putArray("resources");
    for (ServerConnection server : servers.usable()) {
      List<ObjectNode> listed = servers.list(server, OFFER, "resources/list", "resources");
      Set<String> visible = visible(server, listed);
      for (ObjectNode resource : listed) {
        if (visible.contains(resource.path("uri").asText())) {
          ResourceUris.joinMember(context.naming(), server.name(), resource, "uri");
          resources.add(resource);
        }
      }
    }
    return new Success(call.request().id(), result);
  }

  /** Returns the list of templates; what is made from one is judged when it is read. */
  Response listTemplates(Call call) throws RpcFault {
    call.paramsOfList();
    ObjectNode result = StrictTree.nodes().objectNode();
    var templates = result.putArray("resourceTemplates");
    for (ServerConnection server : servers.usable()) {
      for (ObjectNode each :
          servers.list(server, OFFER, "resources/templates/list", "resourceTemplates")) {
        ResourceUris.joinMember(context.naming(), server.name(), each, "uriTemplate");
        templates.add(each);
      }
    }
    return new Success(call.request().id(), result);
  }

  private Set<String> visible(ServerConnection server, List<ObjectNode> listed) {
    Judge judge = context.judge();
    List<String> uris = listed.stream().map(each -> each.path("uri").asText()).toList();
    return new HashSet<>(
        judge
            .policy()
            .visibleResources(judge.subject(), judge.environment(), server.server(), uris));
  }

  /** Reads a resource, if it may be read. */
  Response read(Call call) throws RpcFault {
    Params params = call.paramsOrAnswers("uri");
    Naming.Owned owned = context.naming().splitUri(params.text("uri"));
    Response response = pass(call, owned);
    if (response instanceof Success success) {
      for (JsonNode content : success.result().path("contents")) {
        ResourceUris.joinMember(context.naming(), owned.server(), content, "uri");
      }
    }
    return response;
  }

  /** Starts or ends to watch a resource for a session; both are judged like reading it. */
  Response watch(Call call) throws RpcFault {
    String uri = call.params("uri").text("uri");
    Naming.Owned owned = context.naming().splitUri(uri);
    ServerConnection server = servers.find(owned.server());
    return server != null && server.era() == Era.MODERN
        ? watchModern(call, readable(uri))
        : pass(call, owned);
  }

  private Response watchModern(Call call, Reading readable) {
    JsonNode id = call.request().id();
    ServerConnection server = readable.server();
    String uri = readable.uri();
    if (!readable.decision().isAllowed()) {
      return DenialAnswers.error(id, readable.decision());
    }
    if (server == null || uri == null) {
      return new Failure(id, RpcError.of(RpcError.INVALID_PARAMS, "there is no such resource"));
    }
    Watches.Resource resource = new Watches.Resource(server.name(), uri);
    try {
      // Also anew where the server has ended what was there before.
      if (watched.remove(resource)) {
        watches.end(server, uri, readable.decision());
      }
      if (call.request().method().equals(SUBSCRIBE)) {
        watched.add(resource);
        watches.start(server, uri, readable.decision());
      }
      return new Success(id, StrictTree.nodes().objectNode());
    } catch (IOException refused) {
      watched.remove(resource);
      String reason = context.secrets().hide(String.valueOf(refused.getMessage()));
      return new Failure(id, RpcError.of(RpcError.INTERNAL_ERROR, reason));
    }
  }

  /**
   * A resource that was judged for reading.
   *
   * @param decision whether it may be read, without asking anybody
   * @param server its server; null when it cannot be used
   * @param uri what that server calls it; null when that is no URI
   */
  record Reading(Decision decision, @Nullable ServerConnection server, @Nullable String uri) {}

  /** Judges whether a resource, as the client calls it, may be read. */
  Reading readable(String uri) throws RpcFault {
    Judge judge = context.judge();
    Naming.Owned owned = context.naming().splitUri(uri);
    ResourceReadRequest access =
        new ResourceReadRequest(
            judge.subject(), judge.environment(), servers.identity(owned.server()), owned.name());
    Decision decision = judge.asking(nobody -> Optional.empty()).decide(access);
    Canonical<ResourceUri> parsed = ResourceUri.parse(owned.name());
    return new Reading(
        decision, servers.find(owned.server()), parsed.isAccepted() ? parsed.value().text() : null);
  }

  /** Returns whether the policy of the moment lets a resource be read; nothing is recorded. */
  boolean couldBeRead(McpServer server, String uri) {
    Judge judge = context.judge();
    return !judge
        .policy()
        .visibleResources(judge.subject(), judge.environment(), server, List.of(uri))
        .isEmpty();
  }

  /** Returns whether the client's session watches a resource. */
  boolean isWatched(String server, String uri) {
    return watched.contains(new Watches.Resource(server, uri));
  }

  private Response pass(Call call, Naming.Owned owned) throws RpcFault {
    Judge judge = context.judge();
    ResourceReadRequest access =
        new ResourceReadRequest(
            judge.subject(), judge.environment(), servers.identity(owned.server()), owned.name());
    Gate.Passage passage = gate.pass(access, call.request(), call.caller(), call.outlet());
    if (passage.question().isPresent()) {
      return passage.question().get();
    }
    if (!passage.decision().isAllowed()) {
      return DenialAnswers.error(call.request().id(), passage.decision());
    }
    ServerConnection server = servers.find(owned.server());
    Canonical<ResourceUri> uri = ResourceUri.parse(owned.name());
    if (server == null || !uri.isAccepted()) {
      return new Failure(
          call.request().id(), RpcError.of(RpcError.INVALID_PARAMS, "there is no such resource"));
    }
    Watches.Resource resource = new Watches.Resource(server.name(), uri.value().text());
    String method = call.request().method();
    // Before the server knows of it, so that nothing it says is lost.
    boolean fresh = method.equals(SUBSCRIBE) && watched.add(resource);
    Response response = forward(call, server, access, passage.decision(), resource.uri());
    if (response instanceof Success ? method.equals(UNSUBSCRIBE) : fresh) {
      watched.remove(resource);
    }
    return response;
  }

  private Response forward(
      Call call,
      ServerConnection server,
      ResourceReadRequest access,
      Decision decision,
      String uri) {
    return forwarding.forward(
        new Forwarding.Passed(
            call.request(),
            call.caller(),
            call.outlet(),
            server,
            StrictTree.nodes().objectNode().put("uri", uri),
            Map.of(),
            decision,
            () -> context.judge().decide(access)));
  }
}
