package dev.edict.gateway.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Digests of JSON that do not depend on the order of members. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /**
   * Returns {@code sha256:} and the digest, in hexadecimal, of the value with the members of every
   * object in the order of their names by UTF-16 units, without white space, in UTF-8.
   */
  public static String digest(JsonNode value) {
    byte[] bytes = StrictTree.write(sorted(value)).getBytes(StandardCharsets.UTF_8);
    return "sha256:" + HexFormat.of().formatHex(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java platform has SHA-256", absent);
    }
  }

  // Recurses no deeper than StrictTree reads.
  private static JsonNode sorted(JsonNode value) {
    if (value instanceof ObjectNode object) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      object.properties().forEach(m -> members.put(m.getKey(), sorted(m.getValue())));
      ObjectNode result = StrictTree.nodes().objectNode();
      members.forEach(result::set);
      return result;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode result = StrictTree.nodes().arrayNode(array.size());
      array.forEach(element -> result.add(sorted(element)));
      return result;
    }
    return value;
  }
}
