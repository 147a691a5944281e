package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A request to a server that waits for its answer.
 *
 * @param id its identifier, chosen by the gateway
 * @param outlet where what belongs to it goes
 * @param progressToken the client's token for progress, if it wants to hear of it
 * @param acknowledged what a request to listen was granted, once the server says so
 * @param answer the answer, once it is there
 */
record PendingCall(
    long id,
    Outlet outlet,
    @Nullable JsonNode progressToken,
    CompletableFuture<@Nullable ObjectNode> acknowledged,
    CompletableFuture<Response> answer) {

  static PendingCall of(long id, Outlet outlet, @Nullable JsonNode progressToken) {
    return new PendingCall(
        id, outlet, progressToken, new CompletableFuture<>(), new CompletableFuture<>());
  }

  /** Ends the request without an answer of the server. */
  void fail(String reason) {
    answer.complete(
        new Failure(LongNode.valueOf(id), RpcError.of(RpcError.INTERNAL_ERROR, reason)));
  }

  /** Waits for what a request to listen is granted; returns null when that is nothing. */
  @Nullable ObjectNode awaitAcknowledged(Duration patience) {
    return await(acknowledged, patience);
  }

  /** Waits for the answer; returns null when it does not come in time. */
  @Nullable Response await(Duration patience) {
    return await(answer, patience);
  }

  private static <T extends @Nullable Object> @Nullable T await(
      CompletableFuture<T> future, Duration patience) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
