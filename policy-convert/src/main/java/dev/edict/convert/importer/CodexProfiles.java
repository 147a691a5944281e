package dev.edict.convert.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.convert.ConversionException;
import dev.edict.dsl.match.Rejection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds a permission profile of Codex together with those that it extends. */
final class CodexProfiles {
  private static final String WORKSPACE =
      """
      {":root": "read", ":tmpdir": "write", ":slash_tmp": "write",
       ":workspace_roots": {".": "write"}}
      """;

  private final JsonNode profiles;

  CodexProfiles(JsonNode profiles) {
    this.profiles = profiles;
  }

  /**
   * Returns the profile, with what it does not say taken from those that it extends.
   *
   * @throws ConversionException if one of them is not there or extends itself
   */
  ObjectNode resolve(String name) {
    Deque<JsonNode> chain = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    String wanted = name;
    while (wanted != null) {
      if (!seen.add(wanted)) {
        throw new ConversionException("profile " + Rejection.quote(wanted) + " extends itself");
      }
      JsonNode profile = wanted.startsWith(":") ? builtIn(wanted) : profiles.path(wanted);
      if (!profile.isObject()) {
        throw new ConversionException("there is no profile " + Rejection.quote(wanted));
      }
      chain.push(profile);
      wanted = profile.path("extends").textValue();
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    while (!chain.isEmpty()) {
      merge(merged, chain.pop());
    }
    merged.remove("extends");
    return merged;
  }

  private static JsonNode builtIn(String name) {
    ObjectNode profile = JsonNodeFactory.instance.objectNode();
    return switch (name) {
      case ":read-only" -> {
        profile.putObject("filesystem").put(":root", "read");
        yield profile;
      }
      case ":workspace" -> {
        profile.set("filesystem", ForeignText.json(WORKSPACE));
        yield profile;
      }
      case ":danger-full-access", ":danger-no-sandbox" -> {
        profile.putObject("filesystem").put(":root", "write");
        profile
            .putObject("network")
            .put("enabled", true)
            .put("allow_local_binding", true)
            .putObject("domains")
            .put("*", "allow");
        yield profile;
      }
      default -> throw new ConversionException("there is no profile " + Rejection.quote(name));
    };
  }

  /** Tables are two or three deep; what is deeper is taken whole. */
  private static void merge(ObjectNode into, JsonNode profile) {
    for (Map.Entry<String, JsonNode> part : profile.properties()) {
      if (part.getValue().isObject() && into.path(part.getKey()) instanceof ObjectNode known) {
        for (Map.Entry<String, JsonNode> entry : part.getValue().properties()) {
          if (entry.getValue().isObject() && known.path(entry.getKey()) instanceof ObjectNode old) {
            old.setAll((ObjectNode) entry.getValue().deepCopy());
          } else {
            known.set(entry.getKey(), entry.getValue().deepCopy());
          }
        }
      } else {
        into.set(part.getKey(), part.getValue().deepCopy());
      }
    }
  }
}
