package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.McpServer;
import dev.edict.eval.request.McpTool;
import dev.edict.eval.request.ToolCallRequest;
import dev.edict.gateway.mcp.McpGatewaySettings.Denials;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists tools and calls them. */
final class ToolCalls {
  private static final String TASK = "task";

  private final GatewayContext context;
  private final ServerSet servers;
  private final Gate gate;
  private final Forwarding forwarding;
  private final Tasks tasks;

  ToolCalls(
      GatewayContext context, ServerSet servers, Gate gate, Forwarding forwarding, Tasks tasks) {
    this.context = context;
    this.servers = servers;
    this.gate = gate;
    this.forwarding = forwarding;
    this.tasks = tasks;
  }

  /** Returns the list of the tools that could be called, of all servers. */
  Response list(Call call) throws RpcFault {
    call.paramsOfList();
    ObjectNode result = StrictTree.nodes().objectNode();
    var tools = result.putArray("tools");
    for (ServerConnection server : servers.usable()) {
      refresh(server);
      for (ListedTool listed : visible(server)) {
        ObjectNode definition = listed.definition().deepCopy();
        tools.add(definition.put("name", context.naming().join(server.name(), name(listed))));
      }
    }
    return new Success(call.request().id(), result);
  }

  private static String name(ListedTool listed) {
    return listed.tool().name();
  }

  private List<ListedTool> visible(ServerConnection server) {
    Judge judge = context.judge();
    List<ListedTool> unchanged =
        server.tools().all().stream().filter(ListedTool::unchanged).toList();
    List<McpTool> visible =
        judge
            .policy()
            .visibleTools(
                judge.subject(),
                judge.environment(),
                server.server(),
                unchanged.stream().map(ListedTool::tool).toList());
    return unchanged.stream().filter(listed -> visible.contains(listed.tool())).toList();
  }

  private void refresh(ServerConnection server) {
    try {
      server.refreshTools();
    } catch (IOException failed) {
      context.report(failed);
    }
  }

  /** Calls a tool, if it may be called. */
  Response call(Call call) throws RpcFault {
    Params params =
        call.caller().era() == Era.LEGACY
            ? call.params("name", "arguments", TASK)
            : call.paramsOrAnswers("name", "arguments");
    Naming.Owned owned = context.naming().split(params.text("name"));
    ObjectNode arguments = params.objectOrNull("arguments");
    ServerConnection server = servers.find(owned.server());
    ListedTool listed = server == null ? null : find(server, owned.name());
    if (server == null || listed == null) {
      return notListed(call, owned, arguments);
    }
    checkHeaders(call, listed, arguments);
    checkTask(params.objectOrNull(TASK), server);
    ToolCallRequest access = access(server.server(), listed.tool(), arguments);
    if (!listed.unchanged()) {
      String reason = "the definition of the tool is not the one that was seen first";
      return denial(call, context.judge().refuse(access, "tool-changed", reason));
    }
    Gate.Passage passage = gate.pass(access, call.request(), call.caller(), call.outlet());
    if (passage.question().isPresent()) {
      return passage.question().get();
    }
    if (!passage.decision().isAllowed()) {
      return denial(call, passage.decision());
    }
    return forward(call, server, listed, access, passage.decision());
  }

  private static void checkHeaders(Call call, ListedTool listed, @Nullable ObjectNode arguments)
      throws RpcFault {
    Map<String, String> given = call.parameterHeaders();
    if (given != null
        && !ParameterHeaders.of(listed.definition())
            .map(known -> known.agree(given, arguments))
            .orElse(false)) {
      throw new RpcFault(
          RpcError.HEADER_MISMATCH,
          "Header mismatch: an Mcp-Param header is missing or does not say what the body says");
    }
  }

  private static void checkTask(@Nullable ObjectNode task, ServerConnection server)
      throws RpcFault {
    if (task == null) {
      return;
    }
    new Params(task).only(Set.of("ttl"));
    JsonNode ttl = task.get("ttl");
    if (ttl != null && !(ttl.isIntegralNumber() && ttl.canConvertToLong() && ttl.asLong() >= 0)) {
      throw new RpcFault(RpcError.INVALID_PARAMS, "\"ttl\" is not a number of milliseconds");
    }
    if (!TaskCalls.isOffered(server)) {
      throw new RpcFault(RpcError.METHOD_NOT_FOUND, "calls of this tool cannot become tasks");
    }
  }

  private Response forward(
      Call call,
      ServerConnection server,
      ListedTool listed,
      ToolCallRequest access,
      Decision decision)
      throws RpcFault {
    ObjectNode arguments = new Params(call.request().params()).objectOrNull("arguments");
    ObjectNode sent = StrictTree.nodes().objectNode().put("name", name(listed));
    if (arguments != null) {
      sent.set("arguments", arguments);
    }
    ObjectNode task = new Params(call.request().params()).objectOrNull(TASK);
    if (task != null) {
      sent.set(TASK, task);
    }
    Map<String, String> headers =
        ParameterHeaders.of(listed.definition())
            .map(known -> known.values(arguments))
            .orElse(Map.of());
    Response response =
        forwarding.forward(
            new Forwarding.Passed(
                call.request(),
                call.caller(),
                call.outlet(),
                server,
                sent,
                headers,
                decision,
                () -> context.judge().decide(access)));
    if (response instanceof Success success) {
      ResourceUris.join(context.naming(), server.name(), success.result().path("content"));
      if (task != null) {
        tasks.add(server.name(), success.result(), access, decision);
      }
    }
    return response;
  }

  private @Nullable ListedTool find(ServerConnection server, String tool) {
    if (server.tools().isStale() || server.tools().find(tool) == null) {
      refresh(server);
    }
    return server.tools().find(tool);
  }

  // The policy speaks first: what it denies is denied, whether it is there or not.
  private Response notListed(Call call, Naming.Owned owned, @Nullable ObjectNode arguments) {
    McpServer server = servers.identity(owned.server());
    Decision decision =
        context.judge().decide(access(server, McpTool.named(owned.name()), arguments));
    return decision.isAllowed()
        ? new Failure(
            call.request().id(), RpcError.of(RpcError.INVALID_PARAMS, "there is no such tool"))
        : denial(call, decision);
  }

  private ToolCallRequest access(McpServer server, McpTool tool, @Nullable ObjectNode arguments) {
    Judge judge = context.judge();
    ToolCallRequest.Builder builder =
        ToolCallRequest.builder(judge.subject(), server, tool).environment(judge.environment());
    if (arguments != null) {
      builder.arguments(StrictTree.write(arguments));
    }
    return builder.build();
  }

  private Response denial(Call call, Decision decision) {
    // Whoever wants a task takes either a task or an error.
    boolean asResult =
        context.settings().denials() == Denials.RESULT && !call.request().params().has(TASK);
    return asResult
        ? DenialAnswers.toolResult(call.request().id(), decision)
        : DenialAnswers.error(call.request().id(), decision);
  }
}
