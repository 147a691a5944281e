package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends requests on to servers and brings the answers back. Safe for use by many threads. */
final class Forwarding {
  private static final int MOST_ROUNDS = 8;
  private static final String INPUT_REQUIRED = "input_required";
  private static final Set<String> GIVES_TOOL_RESULT = Set.of("tools/call", "tasks/result");
  private static final String SERVER_STATE = "server:";

  private final GatewayContext context;
  private final ServerRequests serverRequests;
  private final Map<JsonNode, Flight> flights = new ConcurrentHashMap<>();

  Forwarding(GatewayContext context, ServerRequests serverRequests) {
    this.context = context;
    this.serverRequests = serverRequests;
  }

  private record Flight(ServerConnection server, PendingCall call) {}

  /**
   * A request that may go on.
   *
   * @param request the request of the client
   * @param caller who sends it
   * @param outlet the way back
   * @param server where it goes
   * @param params what is sent, but for what the protocol adds
   * @param headers what is sent along over HTTP
   * @param decision what lets it go on
   * @param again decides anew, for when the server wants to know more first
   */
  record Passed(
      Request request,
      Caller caller,
      Outlet outlet,
      ServerConnection server,
      ObjectNode params,
      Map<String, String> headers,
      Decision decision,
      Supplier<Decision> again) {}

  /** Sends a request on and returns the answer for the client, without any secret. */
  Response forward(Passed passed) {
    try {
      return rounds(passed);
    } catch (IOException unfulfilled) {
      // Names a secret at most.
      String reason = context.secrets().hide(String.valueOf(unfulfilled.getMessage()));
      return new Failure(passed.request().id(), RpcError.of(RpcError.INTERNAL_ERROR, reason));
    }
  }

  private Response rounds(Passed passed) throws IOException {
    ObjectNode params = passed.server().params(passed.caller().capabilities());
    params.setAll(passed.params());
    addAnswers(passed, params);
    Decision decision = passed.decision();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Response response = send(passed, params.deepCopy(), decision);
      if (!(response instanceof Success success)) {
        return failure(passed, (Failure) response);
      }
      ObjectNode result = success.result();
      if (!result.path("resultType").asText().equals(INPUT_REQUIRED)) {
        return finished(passed, result);
      }
      Asked asked = Asked.of(result);
      if (passed.caller().era() == Era.MODERN) {
        return serverRequests.permits(passed.server(), asked.requests(), passed.caller())
            ? question(passed, result)
            : denied(passed, "the server asks the client for something that it may not");
      }
      ObjectNode answers =
          serverRequests.answers(
              passed.server(), asked.requests(), passed.caller(), passed.outlet());
      params.set("inputResponses", answers);
      params.remove("requestState");
      if (asked.state() != null) {
        params.set("requestState", asked.state());
      }
      decision = passed.again().get();
      if (!decision.isAllowed()) {
        return DenialAnswers.error(passed.request().id(), decision);
      }
    }
    return denied(passed, "the server asked too often");
  }

  private static Failure denied(Passed passed, String reason) {
    return new Failure(passed.request().id(), RpcError.of(RpcError.DENIED, reason));
  }

  // What the client answers to a server's question goes back to that server, word for word.
  private static void addAnswers(Passed passed, ObjectNode params) {
    JsonNode state = passed.request().params().get("requestState");
    JsonNode responses = passed.request().params().get("inputResponses");
    boolean ours = state != null && !state.asText().startsWith(SERVER_STATE);
    if (passed.caller().era() == Era.LEGACY || passed.server().era() == Era.LEGACY || ours) {
      return;
    }
    if (responses != null) {
      params.set("inputResponses", responses);
    }
    if (state != null) {
      params.put("requestState", state.asText().substring(SERVER_STATE.length()));
    }
  }

  private static Response question(Passed passed, ObjectNode result) {
    JsonNode state = result.get("requestState");
    if (state != null) {
      result.put("requestState", SERVER_STATE + state.asText());
    }
    return new Success(passed.request().id(), result);
  }

  private Response send(Passed passed, ObjectNode params, Decision decision) throws IOException {
    ServerConnection server = passed.server();
    String method = passed.request().method();
    Map<String, String> headers = server.headers(method, params, decision, passed.headers());
    JsonNode token = passed.request().params().path("_meta").get("progressToken");
    PendingCall call = server.peer().begin(method, params, headers, passed.outlet(), token);
    flights.put(passed.request().id(), new Flight(server, call));
    try {
      return server.peer().finish(call, server.settings().patience());
    } finally {
      flights.remove(passed.request().id());
    }
  }

  /** Sends a request whose answer nobody needs. */
  void tell(ServerConnection server, String method, ObjectNode params) {
    GatewayThreads.run(
        () -> {
          try {
            server.own(method, params);
          } catch (IOException failed) {
            context.messages().accept(server.name() + " was not told: " + method);
          }
        });
  }

  /** Returns how many requests wait for answers. */
  int underWay() {
    return flights.size();
  }

  /** Ends a request that the client does not want to be answered any more. */
  void cancel(JsonNode id) {
    Flight flight = flights.remove(id);
    if (flight != null) {
      flight.server().peer().cancel(flight.call(), "the client cancelled it");
    }
  }

  private Response finished(Passed passed, ObjectNode result) {
    context.secrets().hide(result);
    int limit = passed.server().settings().resultLimit();
    int length = StrictTree.write(result).length();
    if (length > limit) {
      return tooLarge(passed, length, limit);
    }
    if (passed.caller().era() == Era.MODERN) {
      result.put("resultType", "complete");
    } else {
      result.remove("resultType");
    }
    return new Success(passed.request().id(), result);
  }

  private static Response tooLarge(Passed passed, int length, int limit) {
    String reason =
        "the result has " + length + " characters; the gateway passes on " + limit + " at most";
    if (!GIVES_TOOL_RESULT.contains(passed.request().method())) {
      return new Failure(passed.request().id(), RpcError.of(RpcError.INTERNAL_ERROR, reason));
    }
    ObjectNode result = StrictTree.nodes().objectNode();
    result.putArray("content").addObject().put("type", "text").put("text", reason);
    result.put("isError", true);
    if (passed.caller().era() == Era.MODERN) {
      result.put("resultType", "complete");
    }
    return new Success(passed.request().id(), result);
  }

  private Failure failure(Passed passed, Failure failure) {
    RpcError error = failure.error();
    ObjectNode data = error.data();
    RpcError hidden =
        new RpcError(
            error.code(),
            context.secrets().hide(error.message()),
            data == null ? null : context.secrets().hide(data));
    return new Failure(passed.request().id(), hidden);
  }

  /** What a server wants to know before it answers. */
  private record Asked(ObjectNode requests, @Nullable JsonNode state) {
    static Asked of(ObjectNode result) {
      ObjectNode requests =
          result.get("inputRequests") instanceof ObjectNode some
              ? some
              : StrictTree.nodes().objectNode();
      return new Asked(requests, result.get("requestState"));
    }
  }
}
