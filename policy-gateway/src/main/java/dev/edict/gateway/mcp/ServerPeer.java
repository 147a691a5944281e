package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.RpcMessage.Request;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Pairs requests to a server with its answers. Safe for use by many threads. */
final class ServerPeer implements ServerWire.Receiver {
  private final ServerWire wire;
  private final Listener listener;
  private final HeaderSource standing;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, PendingCall> pending = new ConcurrentHashMap<>();
  private volatile boolean lost;

  ServerPeer(ServerWire wire, Listener listener, HeaderSource standing) {
    this.wire = wire;
    this.listener = listener;
    this.standing = standing;
  }

  /** Knows the headers of messages that no decision of their own lets through. */
  @FunctionalInterface
  interface HeaderSource {
    Map<String, String> headers() throws IOException;
  }

  /** Hears what the server says of itself. */
  interface Listener {
    /** Takes a request of the server, which {@code server} is to be given the answer to. */
    void asked(Request request, Outlet outlet, ServerPeer server);

    /** Takes a notification of the server. */
    void told(Notification notification, Outlet outlet);
  }

  void start() {
    wire.start(this);
  }

  /** Returns whether the server is gone. */
  boolean isLost() {
    return lost;
  }

  /** Sends a request of the gateway itself and waits for the answer. */
  Response call(String method, ObjectNode params, Map<String, String> headers, Duration patience) {
    return finish(begin(method, params, headers, Outlet.NOWHERE, null), patience);
  }

  /**
   * Sends a request.
   *
   * @param outlet where what belongs to it goes
   * @param progressToken the client's token for progress, if it wants to hear of it
   */
  PendingCall begin(
      String method,
      ObjectNode params,
      Map<String, String> headers,
      Outlet outlet,
      @Nullable JsonNode progressToken) {
    PendingCall call = PendingCall.of(ids.incrementAndGet(), outlet, progressToken);
    if (progressToken != null) {
      params.withObject("/_meta").put("progressToken", call.id());
    }
    pending.put(call.id(), call);
    try {
      wire.send(new Request(LongNode.valueOf(call.id()), method, params), headers);
    } catch (IOException notSent) {
      call.fail("the server cannot be reached");
    }
    if (lost) {
      call.fail("the server has ended");
    }
    return call;
  }

  /** Sends a request that stays open; what belongs to it comes like everything the server says. */
  PendingCall listen(ObjectNode params, Map<String, String> headers) {
    PendingCall call = begin("subscriptions/listen", params, headers, Outlet.NOWHERE, null);
    var unused =
        call.answer()
            .thenRun(
                () -> {
                  pending.remove(call.id());
                  call.acknowledged().complete(null);
                });
    return call;
  }

  /** Waits for the answer; gives up, and tells the server so, when it takes too long. */
  Response finish(PendingCall call, Duration patience) {
    Response answer = call.await(patience);
    pending.remove(call.id());
    if (answer != null) {
      return answer;
    }
    cancel(call, "timeout");
    return new Failure(
        LongNode.valueOf(call.id()),
        RpcError.of(RpcError.INTERNAL_ERROR, "the server did not answer in time"));
  }

  /** Tells the server that nobody waits any more. */
  void cancel(PendingCall call, String reason) {
    ObjectNode params = StrictTree.nodes().objectNode();
    params.put("requestId", call.id()).put("reason", reason);
    tell("notifications/cancelled", params);
    wire.abandon(call.id());
    call.fail("cancelled");
  }

  /** Sends a notification; that it may be lost is its nature. */
  void tell(String method, ObjectNode params) {
    send(new Notification(method, params));
  }

  /** Answers a request of the server. */
  void reply(Response response) {
    send(response);
  }

  private void send(RpcMessage message) {
    try {
      wire.send(message, standing.headers());
    } catch (IOException gone) {
      failed(null, "the server cannot be reached");
    }
  }

  @Override
  public void receive(RpcMessage message) {
    if (message instanceof Success success) {
      answered(success.id(), success);
    } else if (message instanceof Failure failure) {
      answered(failure.id(), failure);
    } else if (message instanceof Request request) {
      listener.asked(request, currentOutlet(), this);
    } else if (message instanceof Notification notification) {
      told(notification);
    }
  }

  private void answered(@Nullable JsonNode id, Response response) {
    PendingCall call = id != null && id.isIntegralNumber() ? pending.get(id.longValue()) : null;
    if (call != null) {
      call.answer().complete(response);
    }
  }

  private void told(Notification notification) {
    if (notification.method().equals("notifications/subscriptions/acknowledged")) {
      acknowledged(notification);
      return;
    }
    if (!notification.method().equals("notifications/progress")) {
      listener.told(notification, currentOutlet());
      return;
    }
    JsonNode token = notification.params().get("progressToken");
    PendingCall call =
        token != null && token.isIntegralNumber() ? pending.get(token.longValue()) : null;
    if (call != null && call.progressToken() != null && !call.answer().isDone()) {
      notification.params().set("progressToken", call.progressToken());
      listener.told(notification, call.outlet());
    }
  }

  private void acknowledged(Notification notification) {
    JsonNode id = notification.params().path("_meta").path(Era.META_SUBSCRIPTION);
    PendingCall call = id.isIntegralNumber() ? pending.get(id.longValue()) : null;
    if (call != null && notification.params().get("notifications") instanceof ObjectNode granted) {
      call.acknowledged().complete(granted);
    }
  }

  // A server does not say what its requests belong to; the latest call is the best guess there is.
  private Outlet currentOutlet() {
    Optional<PendingCall> latest =
        pending.values().stream()
            .filter(call -> call.outlet() != Outlet.NOWHERE && !call.answer().isDone())
            .max(Comparator.comparingLong(PendingCall::id));
    return latest.map(PendingCall::outlet).orElse(Outlet.NOWHERE);
  }

  @Override
  public void failed(@Nullable Request request, String reason) {
    if (request == null) {
      lost = true;
      pending.values().forEach(call -> call.fail(reason));
      return;
    }
    PendingCall call = pending.get(request.id().longValue());
    if (call != null) {
      call.fail(reason);
    }
  }

  void close() {
    wire.close();
    failed(null, "the server was closed");
  }
}
