package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.match.mcp.ToolName;
import dev.edict.eval.request.McpTool;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tools of one server, as it listed them last. Safe for use by many threads. */
final class ToolCatalogue {
  private final String server;
  private final ToolPins pins;
  private volatile Map<String, ListedTool> tools = Map.of();
  private volatile boolean stale;

  ToolCatalogue(String server, ToolPins pins) {
    this.server = server;
    this.pins = pins;
  }

  /**
   * Takes over a list. Left out are tools without a proper name, those that share one, those under
   * a reserved name, and those whose headers break the rules.
   *
   * @throws IOException if a new pin cannot be kept
   */
  synchronized void replace(List<ObjectNode> definitions) throws IOException {
    Map<String, ListedTool> listed = new LinkedHashMap<>();
    Set<String> twice = new HashSet<>();
    for (ObjectNode definition : definitions) {
      JsonNode name = definition.get("name");
      if (name != null && name.isTextual() && isUsable(name.textValue(), definition)) {
        McpTool tool = ListedTool.tool(name.textValue(), definition);
        boolean unchanged = pins.isUnchanged(server, tool.name(), digest(tool));
        if (listed.put(tool.name(), new ListedTool(definition, tool, unchanged)) != null) {
          twice.add(tool.name());
        }
      }
    }
    listed.keySet().removeAll(twice);
    stale = false;
    tools = Collections.unmodifiableMap(listed);
  }

  private static String digest(McpTool tool) {
    return tool.digest() == null ? "" : tool.digest();
  }

  private static boolean isUsable(String name, ObjectNode definition) {
    return ToolName.parse(name).isAccepted()
        && !name.startsWith(ClientRequest.RESERVED_PREFIX)
        && ParameterHeaders.of(definition).isPresent();
  }

  /** Says that the server has another list by now. */
  void changed() {
    stale = true;
  }

  /** Returns whether the server has another list by now. */
  boolean isStale() {
    return stale;
  }

  /** Returns the tools in the order of the list. */
  List<ListedTool> all() {
    return List.copyOf(tools.values());
  }

  /** Returns a tool; null when none is listed under the name. */
  @Nullable ListedTool find(String name) {
    return tools.get(name);
  }
}
