package dev.edict.bundle;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.dsl.rule.Level;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The only text of a manifest. What was read is written again and must give the same bytes; so
 * there are no unknown members, no member that occurs twice and no other spelling of anything.
 */
final class ManifestJson {
  private static final String FORMAT = "edict-bundle/1";
  private static final int DEPTH = 8;

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              new JsonFactoryBuilder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxStringLength(1 << 26)
                          .build())
                  .build())
          .build();

  /** Reads what has no canonical form. */
  static final ObjectMapper STRICT =
      MAPPER
          .copy()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private ManifestJson() {}

  static byte[] write(BundleManifest manifest) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("format", FORMAT);
    root.put("name", manifest.name());
    root.put("revision", manifest.revision());
    root.put("created", manifest.created().toString());
    root.put("expires", manifest.expires().toString());
    ArrayNode levels = root.putArray("levels");
    manifest.levels().forEach(level -> levels.add(level.keyword()));
    ObjectNode archive = root.putObject("archive");
    archive.put("size", manifest.archiveSize()).put("sha256", manifest.archiveSha256());
    ArrayNode files = root.putArray("files");
    for (BundledFile file : manifest.files()) {
      files
          .addObject()
          .put("path", file.path())
          .put("size", file.size())
          .put("sha256", file.sha256());
    }
    return bytes(root);
  }

  static BundleManifest read(byte[] json) throws BundleRefusedException {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!FORMAT.equals(root.path("format").textValue())) {
        throw malformed("the manifest is not of the format " + FORMAT);
      }
      BundleManifest manifest = manifest(root);
      if (!Arrays.equals(write(manifest), json)) {
        throw malformed("the manifest is not in its canonical form");
      }
      return manifest;
    } catch (IOException notJson) {
      throw malformed("the manifest is not JSON");
    } catch (IllegalArgumentException | DateTimeException impossible) {
      throw malformed("the manifest: " + impossible.getMessage());
    }
  }

  private static BundleManifest manifest(JsonNode root) {
    List<Level> levels = new ArrayList<>();
    root.path("levels").forEach(word -> levels.add(level(word.asText())));
    List<BundledFile> files = new ArrayList<>();
    for (JsonNode file : root.path("files")) {
      files.add(
          new BundledFile(
              file.path("path").asText(), file.path("size").asInt(), file.path("sha256").asText()));
    }
    return new BundleManifest(
        root.path("name").asText(),
        root.path("revision").asLong(),
        Instant.parse(root.path("created").asText()),
        Instant.parse(root.path("expires").asText()),
        levels,
        root.path("archive").path("size").asInt(),
        root.path("archive").path("sha256").asText(),
        files);
  }

  private static Level level(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.keyword().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a level is not known"));
  }

  static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
  }

  private static BundleRefusedException malformed(String detail) {
    return new BundleRefusedException(Refusal.MALFORMED, detail);
  }
}
