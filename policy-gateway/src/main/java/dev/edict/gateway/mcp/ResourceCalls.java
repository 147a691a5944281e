package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.mcp.ResourceUri;
import dev.edict.eval.request.ResourceReadRequest;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lists resources, reads them and watches them. */
final class ResourceCalls {
  private static final String OFFER = "resources";

  private final GatewayContext context;
  private final ServerSet servers;
  private final Gate gate;
  private final Forwarding forwarding;
  private final Set<String> watched = ConcurrentHashMap.newKeySet();

  ResourceCalls(GatewayContext context, ServerSet servers, Gate gate, Forwarding forwarding) {
    this.context = context;
    this.servers = servers;
    this.gate = gate;
    this.forwarding = forwarding;
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

  /** Starts or ends to watch a resource; both are judged like reading it. */
  Response watch(Call call) throws RpcFault {
    Naming.Owned owned = context.naming().splitUri(call.params("uri").text("uri"));
    Response response = pass(call, owned);
    if (response instanceof Success) {
      String key = owned.server() + " " + owned.name();
      if (call.request().method().equals("resources/subscribe")) {
        watched.add(key);
      } else {
        watched.remove(key);
      }
    }
    return response;
  }

  /** Returns whether the client watches a resource. */
  boolean isWatched(String server, String uri) {
    return watched.contains(server + " " + uri);
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
    return forwarding.forward(
        new Forwarding.Passed(
            call.request(),
            call.caller(),
            call.outlet(),
            server,
            StrictTree.nodes().objectNode().put("uri", uri.value().text()),
            Map.of(),
            passage.decision(),
            () -> judge.decide(access)));
  }
}
