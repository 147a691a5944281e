package dev.edict.gateway.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edict.dsl.ast.SecretStatement.Place;
import dev.edict.eval.decision.Decision;
import dev.edict.eval.decision.Obligation;
import dev.edict.eval.decision.Obligation.InjectSecret;
import dev.edict.gateway.rpc.StrictTree;
import dev.edict.gateway.secret.Secret;
import dev.edict.gateway.secret.SecretProvider;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches the secrets that decisions name, and takes their values out of everything that comes
 * back. Safe for use by many threads.
 */
final class SecretInjection {
  // Shorter values would turn up by chance in texts that have nothing to do with them.
  private static final int SHORTEST_HIDDEN = 8;

  private final SecretProvider provider;
  private final Map<String, String> namesByValue = new ConcurrentHashMap<>();

  SecretInjection(SecretProvider provider) {
    this.provider = provider;
  }

  /**
   * Returns the headers or variables that the obligations of a decision ask for.
   *
   * @throws IOException if a value cannot be had
   */
  Map<String, String> values(Decision decision, Place place) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (Obligation obligation : decision.obligations()) {
      if (obligation instanceof InjectSecret injection && injection.place() == place) {
        String value = injection.prefix() + reveal(injection.secret());
        if (values.put(injection.target(), value) != null) {
          throw new IOException("two secrets go into " + injection.target());
        }
      }
    }
    return values;
  }

  /** Returns the variables that a decision asks for. */
  static Set<String> variables(Decision decision) {
    Set<String> names = new java.util.TreeSet<>();
    for (Obligation obligation : decision.obligations()) {
      if (obligation instanceof InjectSecret injection && injection.place() == Place.ENVIRONMENT) {
        names.add(injection.target());
      }
    }
    return names;
  }

  private String reveal(String name) throws IOException {
    Optional<Secret> secret = provider.find(name);
    String value =
        secret.orElseThrow(() -> new IOException("no provider knows the secret " + name)).reveal();
    if (value.length() >= SHORTEST_HIDDEN) {
      namesByValue.put(value, name);
    }
    return value;
  }

  /** Returns {@code text} with every value that was fetched so far replaced by its name. */
  String hide(String text) {
    String hidden = text;
    for (Map.Entry<String, String> entry : namesByValue.entrySet()) {
      hidden = hidden.replace(entry.getKey(), "[secret " + entry.getValue() + "]");
    }
    return hidden;
  }

  /** Replaces in the same way in every text of a tree, and returns it. */
  ObjectNode hide(ObjectNode tree) {
    if (!namesByValue.isEmpty()) {
      hideWithin(tree);
    }
    return tree;
  }

  // Recurses no deeper than StrictTree reads.
  private JsonNode hideWithin(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode result = StrictTree.nodes().objectNode();
      object.properties().forEach(m -> result.set(hide(m.getKey()), hideWithin(m.getValue())));
      object.removeAll();
      object.setAll(result);
      return object;
    }
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, hideWithin(array.get(i)));
      }
      return array;
    }
    return value.isTextual() ? TextNode.valueOf(hide(value.textValue())) : value;
  }
}
