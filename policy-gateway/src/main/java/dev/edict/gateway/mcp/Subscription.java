package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.RpcMessage;
import dev.edict.gateway.rpc.RpcMessage.Notification;
import dev.edict.gateway.rpc.StrictTree;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What one request to listen hears, until either side ends it. What its client does not read in
 * time is kept up to a bound; a client that falls behind is ended. Safe for use by many threads.
 */
final class Subscription {
  private static final int MOST_KEPT = 256;
  private static final int SECONDS_OF_SILENCE = 15;
  private static final RpcMessage WAKE = new Notification("", StrictTree.nodes().objectNode());

  private final JsonNode id;
  private final Set<String> lists;
  private final Map<Watches.Resource, String> resources;
  private final BlockingQueue<RpcMessage> kept = new ArrayBlockingQueue<>(MOST_KEPT);
  private volatile End end = End.NONE;

  /** How a subscription ended. */
  enum End {
    /** It did not. */
    NONE,
    /** The gateway ended it. */
    GRACEFUL,
    /** The client ended it, is gone, or fell behind. */
    ABRUPT
  }

  /**
   * Makes a subscription.
   *
   * @param id the identifier of the request
   * @param lists the methods of the notifications that were asked for
   * @param resources what the client calls the resources that it watches
   */
  Subscription(JsonNode id, Set<String> lists, Map<Watches.Resource, String> resources) {
    this.id = id;
    this.lists = Set.copyOf(lists);
    this.resources = Map.copyOf(resources);
  }

  JsonNode id() {
    return id;
  }

  boolean hearsOfLists() {
    return !lists.isEmpty();
  }

  boolean hearsOf(Watches.Resource resource) {
    return resources.containsKey(resource);
  }

  /** Tells of a change of a list, if it was asked for. */
  void listChanged(String method) {
    if (lists.contains(method)) {
      keep(method, StrictTree.nodes().objectNode());
    }
  }

  /** Tells of a change of a resource, if it is watched. */
  void updated(Watches.Resource resource) {
    String uri = resources.get(resource);
    if (uri != null) {
      keep("notifications/resources/updated", StrictTree.nodes().objectNode().put("uri", uri));
    }
  }

  private void keep(String method, ObjectNode params) {
    if (!kept.offer(marked(method, params))) {
      end(End.ABRUPT);
    }
  }

  private Notification marked(String method, ObjectNode params) {
    params.putObject("_meta").set(Era.META_SUBSCRIPTION, id);
    return new Notification(method, params);
  }

  /** Ends it, if it has not ended before. */
  synchronized void end(End how) {
    if (end == End.NONE) {
      end = how;
    }
    // Where there is no place for it, the reader has something to read and sees the end after it.
    kept.offer(WAKE);
  }

  /**
   * Sends what there is to say until the subscription ends, and returns how it did.
   *
   * @param granted what the client hears of
   */
  End serve(Outlet outlet, ObjectNode granted) {
    ObjectNode params = StrictTree.nodes().objectNode();
    params.set("notifications", granted);
    Notification first = marked("notifications/subscriptions/acknowledged", params);
    try {
      boolean reached = outlet.send(first);
      while (reached && end == End.NONE) {
        RpcMessage next = kept.poll(SECONDS_OF_SILENCE, TimeUnit.SECONDS);
        if (next == null) {
          reached = outlet.keepAlive();
        } else if (next != WAKE) {
          reached = outlet.send(next);
        }
      }
      return reached ? end : End.ABRUPT;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return End.ABRUPT;
    }
  }
}
