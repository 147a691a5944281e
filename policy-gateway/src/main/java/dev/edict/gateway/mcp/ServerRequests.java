package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation.InjectSecret;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Passes on what servers ask of the client: only what the settings of the server name, the client
 * can do, and the policy allows as a call of the reserved tool.
 */
final class ServerRequests {
  // A person may have to think about it.
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final GatewayContext context;
  private final ClientChannel client;

  ServerRequests(GatewayContext context, ClientChannel client) {
    this.context = context;
    this.client = client;
  }

  /** Returns the answer to a request of a server. */
  Response answer(
      McpServerSettings settings, McpServer server, Request request, Caller caller, Outlet outlet) {
    if (request.method().equals("ping")) {
      return new Success(request.id(), StrictTree.nodes().objectNode());
    }
    Optional<ClientRequest> kind = ClientRequest.ofMethod(request.method());
    if (kind.isEmpty() || !settings.clientRequests().contains(kind.get())) {
      return new Failure(
          request.id(),
          RpcError.of(RpcError.METHOD_NOT_FOUND, "servers may not ask this of the client"));
    }
    Decision decision = decide(server, kind.get(), request.params());
    if (!decision.isAllowed() || hasMore(decision)) {
      return DenialAnswers.error(request.id(), decision);
    }
    if (!caller.can(kind.get())) {
      return new Failure(
          request.id(), RpcError.of(RpcError.METHOD_NOT_FOUND, "the client cannot do this"));
    }
    Response answer = client.ask(outlet, request.method(), request.params(), PATIENCE);
    return answer instanceof Success success
        ? new Success(request.id(), success.result())
        : new Failure(request.id(), ((Failure) answer).error());
  }

  // Secrets belong to the server's own requests; this one goes to the client.
  private static boolean hasMore(Decision decision) {
    return decision.obligations().stream().anyMatch(o -> !(o instanceof InjectSecret));
  }

  private Decision decide(McpServer server, ClientRequest kind, ObjectNode params) {
    Judge judge = context.judge();
    return judge.decide(
        ToolCallRequest.builder(judge.subject(), server, McpTool.named(kind.toolName()))
            .environment(judge.environment())
            .arguments(StrictTree.write(params))
            .build());
  }

  /** Returns whether everything that a server asks for in a result may be asked of the client. */
  boolean permits(ServerConnection server, ObjectNode requests, Caller caller) {
    for (Map.Entry<String, JsonNode> each : requests.properties()) {
      Optional<ClientRequest> kind =
          ClientRequest.ofMethod(each.getValue().path("method").asText());
      ObjectNode params =
          each.getValue().get("params") instanceof ObjectNode some
              ? some
              : StrictTree.nodes().objectNode();
      if (kind.isEmpty()
          || !server.settings().clientRequests().contains(kind.get())
          || !caller.can(kind.get())
          || !decide(server.server(), kind.get(), params).isAllowed()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Asks the client everything that a server asks for in a result.
   *
   * @throws IOException if something may not be asked or is not answered
   */
  ObjectNode answers(ServerConnection server, ObjectNode requests, Caller caller, Outlet outlet)
      throws IOException {
    ObjectNode answers = StrictTree.nodes().objectNode();
    for (Map.Entry<String, JsonNode> each : requests.properties()) {
      String method = each.getValue().path("method").asText();
      ObjectNode params =
          each.getValue().get("params") instanceof ObjectNode some
              ? some
              : StrictTree.nodes().objectNode();
      Request request = new Request(StrictTree.nodes().numberNode(0), method, params);
      Response answer = answer(server.settings(), server.server(), request, caller, outlet);
      if (!(answer instanceof Success success)) {
        throw new IOException(((Failure) answer).error().message());
      }
      answers.set(each.getKey(), success.result());
    }
    return answers;
  }
}
