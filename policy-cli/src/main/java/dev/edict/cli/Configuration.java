package dev.edict.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.edict.cli.report.ReportFormat;
import dev.edict.dsl.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says; {@code spec/command-line.md} describes it. Options on the command
 * line win. Files are named relative to the directory of the configuration file.
 *
 * @param policies the policy files and directories to take when none are named
 * @param failOn the least severity that fails a command, if said
 * @param format how findings are printed, if said
 * @param reports files to write besides, by their form
 * @param test the least that {@code edict test} is asked for
 */
record Configuration(
    List<Path> policies,
    Optional<Severity> failOn,
    Optional<ReportFormat> format,
    Map<ReportFormat, Path> reports,
    TestThresholds test) {
  private static final Path DEFAULT_FILE = Path.of("edict.yaml");
  private static final Configuration NONE =
      new Configuration(
          List.of(), Optional.empty(), Optional.empty(), Map.of(), TestThresholds.NONE);
  private static final List<String> KEYS =
      List.of("policies", "fail-on", "format", "reports", "test");
  private static final List<String> TEST_KEYS =
      List.of("min-rule-coverage", "min-region-coverage", "min-mutation-score");

  Configuration {
    policies = List.copyOf(policies);
    reports = Collections.unmodifiableMap(new TreeMap<>(reports));
  }

  /**
   * Reads the file named, or {@code edict.yaml} of the working directory if it is there.
   *
   * @throws CommandFailure if the file says anything that this program does not know
   * @throws IOException if the file named cannot be read
   */
  static Configuration load(@Nullable Path named) throws IOException {
    if (named == null && !Files.exists(DEFAULT_FILE)) {
      return NONE;
    }
    Path file = named == null ? DEFAULT_FILE : named;
    return new Reading(file).read();
  }

  /** One reading of a file: every message names it. */
  private static final class Reading {
    // Strict: of a key that stands twice, the second would silently win.
    private static final YAMLMapper YAML =
        YAMLMapper.builder(YAMLFactory.builder().build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final Path folder;

    Reading(Path file) {
      this.file = file;
      Path parent = file.getParent();
      this.folder = parent == null ? Path.of("") : parent;
    }

    Configuration read() throws IOException {
      JsonNode root = tree();
      if (root.isMissingNode() || root.isNull()) {
        return NONE;
      }
      if (!root.isObject()) {
        throw failure("keys and values are expected");
      }
      checkKeys(root, KEYS);
      Map<ReportFormat, Path> reports = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : root.path("reports").properties()) {
        reports.put(
            word("reports", ReportFormat.values(), entry.getKey()),
            folder.resolve(text("reports." + entry.getKey(), entry.getValue())));
      }
      if (root.has("reports") && !root.get("reports").isObject()) {
        throw failure("`reports` names a file for each form, such as `sarif: edict.sarif`");
      }
      return new Configuration(
          policies(root.path("policies")),
          optional(root, "fail-on").map(word -> word("fail-on", Severity.values(), word)),
          optional(root, "format").map(word -> word("format", ReportFormat.values(), word)),
          reports,
          thresholds(root.path("test")));
    }

    private void checkKeys(JsonNode node, List<String> known) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (!known.contains(entry.getKey())) {
          throw failure(
              "unknown key `" + entry.getKey() + "`; known are " + String.join(", ", known));
        }
      }
    }

    private TestThresholds thresholds(JsonNode value) {
      if (value.isMissingNode()) {
        return TestThresholds.NONE;
      }
      if (!value.isObject()) {
        throw failure("`test` names thresholds, such as `min-rule-coverage: 100`");
      }
      checkKeys(value, TEST_KEYS);
      return new TestThresholds(
          percent(value, TEST_KEYS.get(0)),
          percent(value, TEST_KEYS.get(1)),
          percent(value, TEST_KEYS.get(2)));
    }

    private OptionalDouble percent(JsonNode node, String key) {
      JsonNode value = node.path(key);
      if (value.isMissingNode()) {
        return OptionalDouble.empty();
      }
      if (!value.isNumber() || !TestThresholds.isPercentage(value.doubleValue())) {
        throw failure("`test." + key + "` takes a percentage from 0 to 100");
      }
      return OptionalDouble.of(value.doubleValue());
    }

    private JsonNode tree() throws IOException {
      byte[] text = Files.readAllBytes(file);
      try {
        if (usesAliases(text)) {
          throw failure("aliases are not supported");
        }
        return YAML.readTree(text);
      } catch (JsonProcessingException faulty) {
        throw failure("line " + faulty.getLocation().getLineNr() + ": not readable as YAML");
      }
    }

    // The library reads an alias as the text of its name.
    private static boolean usesAliases(byte[] text) throws IOException {
      try (YAMLParser parser = YAML.getFactory().createParser(text)) {
        while (parser.nextToken() != null) {
          if (parser.isCurrentAlias()) {
            return true;
          }
        }
      }
      return false;
    }

    private List<Path> policies(JsonNode value) {
      if (value.isMissingNode()) {
        return List.of();
      }
      if (!value.isArray() || value.isEmpty()) {
        throw failure("`policies` is a list of files, directories and patterns");
      }
      List<Path> paths = new ArrayList<>();
      value.forEach(element -> paths.add(folder.resolve(text("policies", element))));
      return paths;
    }

    private Optional<String> optional(JsonNode root, String key) {
      return root.has(key) ? Optional.of(text(key, root.get(key))) : Optional.empty();
    }

    private String text(String key, JsonNode value) {
      if (!value.isTextual() || value.textValue().isBlank()) {
        throw failure("`" + key + "` takes a text");
      }
      return value.textValue();
    }

    private <E extends Enum<E>> E word(String key, E[] known, String word) {
      TreeSet<String> words = new TreeSet<>();
      for (E candidate : known) {
        String name = candidate.name().toLowerCase(Locale.ROOT);
        if (name.equals(word)) {
          return candidate;
        }
        words.add(name);
      }
      throw failure(
          "unknown word `" + word + "` in `" + key + "`; known are " + String.join(", ", words));
    }

    private CommandFailure failure(String message) {
      return new CommandFailure(file + ": " + message);
    }
  }
}
