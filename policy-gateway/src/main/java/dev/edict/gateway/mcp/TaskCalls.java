package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Outcome;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks after tasks: only those that judged calls of this session have become, and only as long as
 * the policy lets those calls be made.
 */
final class TaskCalls {
  private static final String OFFER = "tasks";

  private final GatewayContext context;
  private final ServerSet servers;
  private final Forwarding forwarding;
  private final Tasks tasks;

  TaskCalls(GatewayContext context, ServerSet servers, Forwarding forwarding, Tasks tasks) {
    this.context = context;
    this.servers = servers;
    this.forwarding = forwarding;
    this.tasks = tasks;
  }

  /** Returns whether calls of tools of a server can become tasks. */
  static boolean isOffered(ServerConnection server) {
    JsonNode requests = server.capabilities().path(OFFER).path("requests");
    return server.era() == Era.LEGACY && requests.path("tools").path("call").isObject();
  }

  /** Returns whether a server does something else with tasks, such as {@code cancel}. */
  static boolean isOffered(ServerConnection server, String what) {
    return isOffered(server) && server.capabilities().path(OFFER).path(what).isObject();
  }

  /** Returns the answer to a request about tasks. */
  Response answer(Call call) throws RpcFault {
    if (servers.usable().stream().noneMatch(TaskCalls::isOffered)) {
      throw new RpcFault(RpcError.METHOD_NOT_FOUND, "no server here has tasks");
    }
    return switch (call.request().method()) {
      case "tasks/list" -> list(call);
      case "tasks/cancel" -> cancel(call);
      default -> ask(call);
    };
  }

  /** Returns how a task is, or its result when it has one. */
  private Response ask(Call call) throws RpcFault {
    Tasks.Task task = find(call);
    ServerConnection server = task == null ? null : servers.find(task.server());
    if (task == null || server == null) {
      return unknown(call);
    }
    Decision denial = denial(task);
    if (denial != null) {
      return DenialAnswers.error(call.request().id(), denial);
    }
    Response response = forward(call, task, server);
    if (response instanceof Success success) {
      ResourceUris.join(context.naming(), task.server(), success.result().path("content"));
    }
    return response;
  }

  /** Ends a task; that may always be. */
  private Response cancel(Call call) throws RpcFault {
    Tasks.Task task = find(call);
    ServerConnection server = task == null ? null : servers.find(task.server());
    if (task == null || server == null) {
      return unknown(call);
    }
    if (!isOffered(server, "cancel")) {
      throw new RpcFault(RpcError.METHOD_NOT_FOUND, "the server does not cancel tasks");
    }
    return forward(call, task, server);
  }

  private Tasks.@Nullable Task find(Call call) throws RpcFault {
    // The TypeScript SDK repeats what it said of the task; that means nothing here.
    return tasks.find(call.params("taskId", "task").text("taskId"));
  }

  private static Failure unknown(Call call) {
    return new Failure(
        call.request().id(), RpcError.of(RpcError.INVALID_PARAMS, "there is no such task"));
  }

  private Response forward(Call call, Tasks.Task task, ServerConnection server) {
    Response response =
        forwarding.forward(
            new Forwarding.Passed(
                call.request(),
                call.caller(),
                call.outlet(),
                server,
                params(task),
                Map.of(),
                task.decision(),
                task::decision));
    if (response instanceof Success success) {
      tasks.relabel(task.server(), success.result());
    }
    return response;
  }

  private static ObjectNode params(Tasks.Task task) {
    return StrictTree.nodes().objectNode().put("taskId", task.serverId());
  }

  /** Returns the list of the tasks of this session, of all servers that list theirs. */
  private Response list(Call call) throws RpcFault {
    call.paramsOfList();
    ObjectNode result = StrictTree.nodes().objectNode();
    ArrayNode listed = result.putArray(OFFER);
    for (ServerConnection server : servers.usable()) {
      if (isOffered(server, "list")) {
        for (ObjectNode task : servers.list(server, OFFER, "tasks/list", OFFER)) {
          if (task.has("taskId") && tasks.relabel(server.name(), task)) {
            listed.add(context.secrets().hide(task));
          }
        }
      }
    }
    return new Success(call.request().id(), result);
  }

  /** Ends the tasks whose calls the policy of the moment denies. */
  void policyChanged() {
    tasks.all().forEach(this::denial);
  }

  // An approval that was given for the call goes on to be good for its task.
  private @Nullable Decision denial(Tasks.Task task) {
    Judge judge = context.judge();
    if (judge.policy().decide(task.access()).outcome() != Outcome.DENY) {
      return null;
    }
    Decision recorded = judge.decide(task.access());
    tasks.remove(task);
    ServerConnection server = servers.find(task.server());
    if (server != null && isOffered(server, "cancel")) {
      forwarding.tell(server, "tasks/cancel", params(task));
    }
    return recorded;
  }
}
