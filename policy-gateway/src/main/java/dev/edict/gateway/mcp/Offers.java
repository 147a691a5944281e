package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.gateway.rpc.StrictTree;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the gateway offers: what any of its servers does, as far as it can be governed. */
final class Offers {
  private Offers() {}

  /** Returns the answer to the opening of a session. */
  static ObjectNode session(String version, List<ServerConnection> servers) {
    ObjectNode result = StrictTree.nodes().objectNode().put("protocolVersion", version);
    ObjectNode capabilities = result.putObject("capabilities");
    for (String list : List.of("tools", "resources", "prompts")) {
      if (anyOffers(servers, list)) {
        capabilities.putObject(list).put("listChanged", true);
      }
    }
    addSubscribe(capabilities, servers);
    for (String plain : List.of("completions", "logging")) {
      if (anyOffers(servers, plain)) {
        capabilities.putObject(plain);
      }
    }
    addTasks(capabilities, servers);
    result.set("serverInfo", Handshake.identity());
    addInstructions(result, servers);
    return result;
  }

  /** Returns the answer to a client that asks without opening a session. */
  static ObjectNode discovery(List<ServerConnection> servers) {
    ObjectNode result = StrictTree.nodes().objectNode().put("resultType", "complete");
    result.putArray("supportedVersions").add(Era.MODERN_VERSION);
    ObjectNode capabilities = result.putObject("capabilities");
    for (String list : List.of("tools", "resources", "prompts")) {
      if (anyOffers(servers, list)) {
        capabilities.putObject(list).put("listChanged", true);
      }
    }
    if (anyOffers(servers, "completions")) {
      capabilities.putObject("completions");
    }
    addSubscribe(capabilities, servers);
    result.set("serverInfo", Handshake.identity());
    result.putObject("_meta").set(Era.META_SERVER, Handshake.identity());
    addInstructions(result, servers);
    return result.put("ttlMs", 0).put("cacheScope", "private");
  }

  private static void addTasks(ObjectNode capabilities, List<ServerConnection> servers) {
    if (servers.stream().anyMatch(TaskCalls::isOffered)) {
      ObjectNode tasks = capabilities.putObject("tasks");
      for (String what : List.of("list", "cancel")) {
        if (servers.stream().anyMatch(server -> TaskCalls.isOffered(server, what))) {
          tasks.putObject(what);
        }
      }
      tasks.putObject("requests").putObject("tools").putObject("call");
    }
  }

  private static void addSubscribe(ObjectNode capabilities, List<ServerConnection> servers) {
    if (capabilities.get("resources") instanceof ObjectNode resources
        && servers.stream()
            .anyMatch(s -> s.capabilities().path("resources").path("subscribe").asBoolean())) {
      resources.put("subscribe", true);
    }
  }

  private static boolean anyOffers(List<ServerConnection> servers, String capability) {
    return servers.stream().anyMatch(server -> server.offers(capability));
  }

  private static void addInstructions(ObjectNode result, List<ServerConnection> servers) {
    String all =
        servers.stream()
            .filter(server -> server.instructions() != null)
            .map(server -> "Server " + server.name() + ":\n" + server.instructions())
            .collect(Collectors.joining("\n\n"));
    if (!all.isEmpty()) {
      result.put("instructions", all);
    }
  }
}
