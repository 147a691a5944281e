package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.eval.request.McpTool;
import dev.edict.gateway.rpc.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * A tool as its server lists it.
 *
 * @param definition the definition
 * @param tool what decisions are made about
 * @param unchanged whether the definition is the one that was seen first
 */
record ListedTool(ObjectNode definition, McpTool tool, boolean unchanged) {

  static McpTool tool(String name, ObjectNode definition) {
    JsonNode hints = definition.path("annotations");
    return new McpTool(
        name,
        CanonicalJson.digest(definition),
        hint(hints, "readOnlyHint"),
        hint(hints, "destructiveHint"),
        hint(hints, "idempotentHint"),
        hint(hints, "openWorldHint"));
  }

  private static @Nullable Boolean hint(JsonNode hints, String name) {
    JsonNode value = hints.get(name);
    return value instanceof BooleanNode given ? Boolean.valueOf(given.booleanValue()) : null;
  }
}
