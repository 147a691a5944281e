package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open requests to listen of one session or endpoint. Safe for use by many threads. */
final class OpenSubscriptions implements Watches.Lost, AutoCloseable {
  // Each takes a thread.
  private static final int MOST = 32;

  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Returns whether there is no room for another one. */
  boolean isFull() {
    return closed || open.size() >= MOST;
  }

  void add(Subscription subscription) {
    open.add(subscription);
    if (closed) {
      subscription.end(Subscription.End.GRACEFUL);
    }
  }

  void remove(Subscription subscription) {
    open.remove(subscription);
  }

  /** Tells of a change of a list. */
  void listChanged(String method) {
    open.forEach(each -> each.listChanged(method));
  }

  /** Tells of a change of a resource. */
  void updated(Watches.Resource resource) {
    open.forEach(each -> each.updated(resource));
  }

  /** Ends what the client does not want to hear any more. */
  void cancel(JsonNode id) {
    end(each -> each.id().equals(id), Subscription.End.ABRUPT);
  }

  // So that the client listens again, and with it the gateway.
  @Override
  public void resource(Watches.Resource resource) {
    end(each -> each.hearsOf(resource), Subscription.End.GRACEFUL);
  }

  @Override
  public void lists() {
    end(Subscription::hearsOfLists, Subscription.End.GRACEFUL);
  }

  private void end(Predicate<Subscription> which, Subscription.End how) {
    open.stream().filter(which).forEach(each -> each.end(how));
  }

  @Override
  public void close() {
    closed = true;
    end(each -> true, Subscription.End.GRACEFUL);
  }
}
