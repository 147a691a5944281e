package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.request.AccessRequest;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.PromptRequest;
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

/** Lists prompts, gets them, and completes arguments. */
final class PromptCalls {
  private final GatewayContext context;
  private final ServerSet servers;
  private final Gate gate;
  private final Forwarding forwarding;

  PromptCalls(GatewayContext context, ServerSet servers, Gate gate, Forwarding forwarding) {
    this.context = context;
    this.servers = servers;
    this.gate = gate;
    this.forwarding = forwarding;
  }

  /** Returns the list of the prompts that could be had, of all servers. */
  Response list(Call call) throws RpcFault {
    call.paramsOfList();
    ObjectNode result = StrictTree.nodes().objectNode();
    var prompts = result.putArray("prompts");
    for (ServerConnection server : servers.usable()) {
      List<ObjectNode> listed = servers.list(server, "prompts", "prompts/list", "prompts");
      Set<String> visible = visible(server, listed);
      for (ObjectNode prompt : listed) {
        String name = prompt.path("name").asText();
        if (visible.contains(name)) {
          prompts.add(prompt.put("name", context.naming().join(server.name(), name)));
        }
      }
    }
    return new Success(call.request().id(), result);
  }

  private Set<String> visible(ServerConnection server, List<ObjectNode> listed) {
    Judge judge = context.judge();
    List<String> names = listed.stream().map(each -> each.path("name").asText()).toList();
    return new HashSet<>(
        judge
            .policy()
            .visiblePrompts(judge.subject(), judge.environment(), server.server(), names));
  }

  /** Gets a prompt, if it may be had. */
  Response get(Call call) throws RpcFault {
    Params params = call.paramsOrAnswers("name", "arguments");
    Naming.Owned owned = context.naming().split(params.text("name"));
    ObjectNode sent = StrictTree.nodes().objectNode().put("name", owned.name());
    ObjectNode arguments = params.objectOrNull("arguments");
    if (arguments != null) {
      sent.set("arguments", arguments);
    }
    Response response = pass(call, owned.server(), prompt(owned), sent);
    if (response instanceof Success success) {
      for (JsonNode message : success.result().path("messages")) {
        var content = StrictTree.nodes().arrayNode().add(message.path("content"));
        ResourceUris.join(context.naming(), owned.server(), content);
      }
    }
    return response;
  }

  /** Completes an argument of a prompt or template that may be used. */
  Response complete(Call call) throws RpcFault {
    Params params = call.params("ref", "argument", "context");
    ObjectNode ref = params.object("ref");
    Params reference = new Params(ref).only(Set.of("type", "name", "uri", "title"));
    boolean isPrompt = reference.text("type").equals("ref/prompt");
    Naming.Owned owned =
        isPrompt
            ? context.naming().split(reference.text("name"))
            : context.naming().splitUri(reference.text("uri"));
    ObjectNode sent = StrictTree.nodes().objectNode();
    ObjectNode sentRef = sent.putObject("ref").put("type", reference.text("type"));
    sentRef.put(isPrompt ? "name" : "uri", owned.name());
    sent.set("argument", params.object("argument"));
    ObjectNode more = params.objectOrNull("context");
    if (more != null) {
      sent.set("context", more);
    }
    return pass(call, owned.server(), isPrompt ? prompt(owned) : template(owned), sent);
  }

  private AccessRequest prompt(Naming.Owned owned) {
    Judge judge = context.judge();
    McpServer server = servers.identity(owned.server());
    return new PromptRequest(judge.subject(), judge.environment(), server, owned.name());
  }

  // Braces cannot stand in a URI; what a template would complete to is judged with a letter there.
  private AccessRequest template(Naming.Owned owned) {
    Judge judge = context.judge();
    McpServer server = servers.identity(owned.server());
    String uri = owned.name().replace('{', '_').replace('}', '_');
    return new ResourceReadRequest(judge.subject(), judge.environment(), server, uri);
  }

  private Response pass(Call call, String name, AccessRequest access, ObjectNode sent)
      throws RpcFault {
    Gate.Passage passage = gate.pass(access, call.request(), call.caller(), call.outlet());
    if (passage.question().isPresent()) {
      return passage.question().get();
    }
    if (!passage.decision().isAllowed()) {
      return DenialAnswers.error(call.request().id(), passage.decision());
    }
    ServerConnection server = servers.find(name);
    if (server == null) {
      return new Failure(
          call.request().id(), RpcError.of(RpcError.INVALID_PARAMS, "the server is not there"));
    }
    return forwarding.forward(
        new Forwarding.Passed(
            call.request(),
            call.caller(),
            call.outlet(),
            server,
            sent,
            Map.of(),
            passage.decision(),
            () -> context.judge().decide(access)));
  }
}
