package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.decision.Decision;
import dev.edict.gateway.rpc.RpcError;
import dev.edict.gateway.rpc.RpcFault;
import dev.edict.gateway.rpc.RpcMessage.Failure;
import dev.edict.gateway.rpc.RpcMessage.Response;
import dev.edict.gateway.rpc.RpcMessage.Success;
import dev.edict.gateway.rpc.StrictTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serves requests to listen of clients without sessions. Safe for use by many threads. */
final class Subscriptions {
  private static final int MOST_RESOURCES = 100;
  private static final String RESOURCES = "resourceSubscriptions";
  private static final Map<String, String> LISTS =
      Map.of(
          "toolsListChanged", "tools",
          "promptsListChanged", "prompts",
          "resourcesListChanged", "resources");

  private final GatewayContext context;
  private final ServerSet servers;
  private final Watches watches;
  private final ResourceCalls calls;
  private final OpenSubscriptions open;

  Subscriptions(
      GatewayContext context,
      ServerSet servers,
      Watches watches,
      ResourceCalls calls,
      OpenSubscriptions open) {
    this.context = context;
    this.servers = servers;
    this.watches = watches;
    this.calls = calls;
    this.open = open;
  }

  /** A watched resource, with what let it be read. */
  private record Watched(ServerConnection server, String uri, Decision decision) {}

  /** What was granted of what was asked for. */
  private static final class Grant {
    private final ObjectNode filter = StrictTree.nodes().objectNode();
    private final Set<String> lists = new HashSet<>();
    private final Map<Watches.Resource, String> resources = new LinkedHashMap<>();
    private final List<Watched> watched = new ArrayList<>();
    private @Nullable Response refusal;
  }

  /**
   * Serves a request to listen, and returns its answer when it ends; null when nobody waits for one
   * any more. What may not be read is left out; when nothing else was asked for, that is a denial.
   */
  @Nullable Response listen(Call call) throws RpcFault {
    ObjectNode wanted = call.params("notifications").object("notifications");
    List<String> uris = check(wanted);
    if (open.isFull()) {
      return refused(call, "too many subscriptions are open");
    }
    Grant grant = new Grant();
    try {
      grantLists(wanted, grant);
      for (String uri : uris) {
        grantResource(call, uri, grant);
      }
      if (grant.filter.isEmpty() && grant.refusal != null) {
        return grant.refusal;
      }
      return serve(call, grant);
    } finally {
      grant.watched.forEach(each -> watches.end(each.server(), each.uri(), each.decision()));
    }
  }

  private @Nullable Response serve(Call call, Grant grant) {
    JsonNode id = call.request().id();
    Subscription subscription = new Subscription(id, grant.lists, grant.resources);
    open.add(subscription);
    try {
      boolean allOpen = grant.resources.keySet().stream().allMatch(watches::isOpen);
      if (grant.filter.isEmpty() || !allOpen) {
        subscription.end(Subscription.End.GRACEFUL);
      }
      Subscription.End end = subscription.serve(call.outlet(), grant.filter);
      if (end != Subscription.End.GRACEFUL) {
        return null;
      }
      ObjectNode result = StrictTree.nodes().objectNode().put("resultType", "complete");
      result.putObject("_meta").set(Era.META_SUBSCRIPTION, id);
      return new Success(id, result);
    } finally {
      open.remove(subscription);
    }
  }

  private static List<String> check(ObjectNode wanted) throws RpcFault {
    Set<String> known = new HashSet<>(LISTS.keySet());
    known.add(RESOURCES);
    new Params(wanted).only(known);
    for (String list : LISTS.keySet()) {
      if (wanted.has(list) && !wanted.path(list).isBoolean()) {
        throw new RpcFault(RpcError.INVALID_PARAMS, "\"" + list + "\" is neither true nor false");
      }
    }
    List<String> uris = new ArrayList<>();
    JsonNode resources = wanted.path(RESOURCES);
    for (JsonNode uri : resources) {
      uris.add(uri.asText());
    }
    if ((wanted.has(RESOURCES) && !(resources instanceof ArrayNode))
        || uris.size() > MOST_RESOURCES
        || !allTexts(resources)) {
      throw new RpcFault(
          RpcError.INVALID_PARAMS,
          "\"" + RESOURCES + "\" is not a list of " + MOST_RESOURCES + " texts at most");
    }
    return uris;
  }

  private static boolean allTexts(JsonNode values) {
    boolean all = true;
    for (JsonNode value : values) {
      all &= value.isTextual();
    }
    return all;
  }

  private void grantLists(ObjectNode wanted, Grant grant) {
    List<ServerConnection> usable = servers.usable();
    usable.forEach(watches::lists);
    LISTS.forEach(
        (member, list) -> {
          if (wanted.path(member).asBoolean() && usable.stream().anyMatch(s -> s.offers(list))) {
            grant.filter.put(member, true);
            grant.lists.add("notifications/" + list + "/list_changed");
          }
        });
  }

  private void grantResource(Call call, String uri, Grant grant) throws RpcFault {
    ResourceCalls.Reading readable = calls.readable(uri);
    if (!readable.decision().isAllowed()) {
      grant.refusal = DenialAnswers.error(call.request().id(), readable.decision());
      return;
    }
    ServerConnection server = readable.server();
    String canonical = readable.uri();
    if (server == null || canonical == null) {
      grant.refusal = refused(call, "there is no such resource");
      return;
    }
    try {
      watches.start(server, canonical, readable.decision());
      grant.watched.add(new Watched(server, canonical, readable.decision()));
      grant.resources.put(new Watches.Resource(server.name(), canonical), uri);
      grant.filter.withArray("/" + RESOURCES).add(uri);
    } catch (IOException notWatched) {
      String reason = context.secrets().hide(String.valueOf(notWatched.getMessage()));
      grant.refusal = refused(call, reason);
    }
  }

  private static Failure refused(Call call, String reason) {
    return new Failure(call.request().id(), RpcError.of(RpcError.INTERNAL_ERROR, reason));
  }
}
