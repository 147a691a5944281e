package dev.edict.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.source.PolicySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads {@code spec/vectors}, whose README describes the format. */
final class ConformanceVectors {
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Path ROOT = Path.of("..", "spec", "vectors");
  private static final Path INVALID_POLICIES = ROOT.resolve("invalid-policies");

  private ConformanceVectors() {}

  /** Returns the files of decisions, in order of their names. */
  static List<VectorFile> decisions() throws IOException {
    return read(path -> !path.startsWith(INVALID_POLICIES));
  }

  /** Returns the files of policies with errors, in order of their names. */
  static List<VectorFile> invalidPolicies() throws IOException {
    return read(path -> path.startsWith(INVALID_POLICIES));
  }

  private static List<VectorFile> read(Predicate<Path> isWanted) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(ROOT)) {
      paths =
          all.filter(path -> path.toString().endsWith(".json")).filter(isWanted).sorted().toList();
    }
    List<VectorFile> files = new ArrayList<>();
    for (Path path : paths) {
      String name = ROOT.relativize(path).toString().replace('\\', '/').replace(".json", "");
      files.add(new VectorFile(name, Files.readString(path)));
    }
    return files;
  }

  /** Returns the policies of a file or case as sources. */
  static List<PolicySource> sources(JsonNode holder) {
    List<PolicySource> sources = new ArrayList<>();
    for (Map.Entry<String, JsonNode> policy : holder.path("policies").properties()) {
      List<String> lines = new ArrayList<>();
      policy.getValue().forEach(line -> lines.add(line.textValue()));
      sources.add(PolicySource.of(policy.getKey(), String.join("\n", lines)));
    }
    return sources;
  }

  /**
   * One file.
   *
   * @param name area and name
   * @param text the file's text
   */
  record VectorFile(String name, String text) {

    JsonNode root() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException malformed) {
        throw new IllegalArgumentException("vector file " + name, malformed);
      }
    }

    List<VectorCase> cases() {
      JsonNode root = root();
      Iterator<JsonNode> cases = root.path("cases").elements();
      return StreamSupport.stream(((Iterable<JsonNode>) () -> cases).spliterator(), false)
          .map(node -> new VectorCase(node, root.path("defaults")))
          .toList();
    }
  }

  /**
   * One case.
   *
   * @param node the case as written
   * @param defaults the members of requests that have none of their own
   */
  record VectorCase(JsonNode node, JsonNode defaults) {

    String id() {
      return node.path("id").asText();
    }

    String title() {
      return id() + ": " + node.path("reason").asText();
    }

    boolean isPending() {
      return node.has("pending");
    }

    /** Returns why the case is pending. */
    String pending() {
      JsonNode pending = node.path("pending");
      return "pending, issue "
          + pending.path("issue").asInt()
          + ": "
          + pending.path("why").asText();
    }

    /** Returns the tests of other modules that show the case; usually there are none. */
    List<String> shownBy() {
      return StreamSupport.stream(node.path("shownBy").spliterator(), false)
          .map(JsonNode::asText)
          .toList();
    }

    boolean hasRequest() {
      return node.has("request");
    }

    /** Returns the request as a line of JSON Lines. */
    String requestLine() throws JsonProcessingException {
      ObjectNode request = node.path("request").deepCopy();
      request.put("id", id());
      for (Map.Entry<String, JsonNode> member : defaults.properties()) {
        if (!request.has(member.getKey())) {
          request.set(member.getKey(), member.getValue());
        }
      }
      return JSON.writeValueAsString(request);
    }
  }
}
