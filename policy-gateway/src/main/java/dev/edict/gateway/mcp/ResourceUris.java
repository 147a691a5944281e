package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts the server's name before the URIs of resources in what a server says. */
final class ResourceUris {
  private ResourceUris() {}

  /** Changes the links and embedded resources in the blocks of {@code content}. */
  static void join(Naming naming, String server, JsonNode content) {
    for (JsonNode block : content) {
      String type = block.path("type").asText();
      if (type.equals("resource_link")) {
        joinMember(naming, server, block, "uri");
      } else if (type.equals("resource")) {
        joinMember(naming, server, block.path("resource"), "uri");
      }
    }
  }

  /** Changes the URI or template in the member {@code name} of {@code item}. */
  static void joinMember(Naming naming, String server, JsonNode item, String name) {
    JsonNode uri = item.get(name);
    if (item instanceof ObjectNode object && uri != null && uri.isTextual()) {
      object.put(name, naming.joinUri(server, uri.textValue()));
    }
  }
}
