package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.request.ToolCallRequest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that calls of one session have become. The client knows them by identifiers of the
 * gateway, so what it did not start itself it cannot name. Safe for use by many threads.
 */
final class Tasks {
  /** Where a message tells which task it belongs to. */
  private static final String META_RELATED = "io.modelcontextprotocol/related-task";

  private static final String ID = "taskId";
  private static final int MOST = 1000;

  private final Map<String, Task> byId = new LinkedHashMap<>();

  /**
   * A task.
   *
   * @param id what the client calls it
   * @param server the name of the server that works on it
   * @param serverId what that server calls it
   * @param access the call that it was made by
   * @param decision what let that call go on
   */
  record Task(
      String id, String server, String serverId, ToolCallRequest access, Decision decision) {}

  /**
   * Takes note of the task in the result of a call, if there is one, and puts the client's name in
   * it. The oldest is forgotten when there are too many.
   */
  synchronized void add(
      String server, ObjectNode result, ToolCallRequest access, Decision decision) {
    JsonNode serverId = result.path("task").path(ID);
    if (serverId.isTextual()) {
      String id = UUID.randomUUID().toString();
      byId.put(id, new Task(id, server, serverId.textValue(), access, decision));
      if (byId.size() > MOST) {
        Iterator<Task> eldest = byId.values().iterator();
        eldest.next();
        eldest.remove();
      }
      relabel(server, result);
    }
  }

  /** Returns the task that the client calls so; null when there is none. */
  synchronized @Nullable Task find(String id) {
    return byId.get(id);
  }

  synchronized List<Task> all() {
    return List.copyOf(byId.values());
  }

  synchronized void remove(Task task) {
    byId.remove(task.id());
  }

  private synchronized @Nullable Task find(String server, String serverId) {
    for (Task task : byId.values()) {
      if (task.server().equals(server) && task.serverId().equals(serverId)) {
        return task;
      }
    }
    return null;
  }

  /**
   * Puts the client's names into what a server says of tasks; names that the client does not know
   * are taken out.
   *
   * @return whether the message is not about a task, or about one that the client knows
   */
  boolean relabel(String server, ObjectNode message) {
    boolean known = relabelMember(server, message);
    if (message.get("task") instanceof ObjectNode task) {
      known &= relabelMember(server, task);
    }
    if (message.get("_meta") instanceof ObjectNode meta
        && meta.get(META_RELATED) instanceof ObjectNode related
        && !relabelMember(server, related)) {
      meta.remove(META_RELATED);
    }
    return known;
  }

  private boolean relabelMember(String server, ObjectNode holder) {
    JsonNode serverId = holder.get(ID);
    if (serverId == null) {
      return true;
    }
    Task task = find(server, serverId.asText());
    if (task == null) {
      holder.remove(ID);
      return false;
    }
    holder.put(ID, task.id());
    return true;
  }

  /** Puts the server's name into what the client says about a task. */
  void restore(ObjectNode message) {
    if (message.get("_meta") instanceof ObjectNode meta
        && meta.get(META_RELATED) instanceof ObjectNode related) {
      Task task = find(related.path(ID).asText());
      if (task == null) {
        meta.remove(META_RELATED);
      } else {
        related.put(ID, task.serverId());
      }
    }
  }
}
