package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Pairs requests to the agent's program with its answers. Safe for use by many threads. */
final class ClientChannel {
  private final Map<String, CompletableFuture<Response>> pending = new ConcurrentHashMap<>();
  private volatile Outlet background = Outlet.NOWHERE;

  /** Says where goes what belongs to no request. */
  void background(Outlet outlet) {
    background = outlet;
  }

  Outlet background() {
    return background;
  }

  /** Asks the client and waits for the answer. */
  Response ask(Outlet outlet, String method, ObjectNode params, Duration patience) {
    // Not to be guessed, so that nobody answers in the client's place.
    JsonNode id = TextNode.valueOf(UUID.randomUUID().toString());
    CompletableFuture<Response> answer = new CompletableFuture<>();
    pending.put(id.textValue(), answer);
    try {
      Request request = new Request(id, method, params);
      if (!outlet.send(request) && !background.send(request)) {
        return failure(id, "the client cannot be asked");
      }
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return failure(id, "the client did not answer in time");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return failure(id, "interrupted");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      pending.remove(id.textValue());
    }
  }

  private static Failure failure(JsonNode id, String reason) {
    return new Failure(id, RpcError.of(RpcError.INTERNAL_ERROR, reason));
  }

  /** Takes an answer of the client; one that nobody waits for is thrown away. */
  void answered(Response response) {
    JsonNode id = response instanceof Success success ? success.id() : ((Failure) response).id();
    @Nullable CompletableFuture<Response> waiting =
        id != null && id.isTextual() ? pending.get(id.textValue()) : null;
    if (waiting != null) {
      waiting.complete(response);
    }
  }
}
