package dev.edict.convert.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.edict.convert.ConversionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads foreign texts strictly: a key that stands twice is a fault, and so is a YAML alias. */
final class ForeignText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final TomlMapper TOML = new TomlMapper();
  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ForeignText() {}

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException faulty) {
      throw fault(faulty, "JSON");
    }
  }

  /** Returns a TOML document; the reader refuses keys that stand twice by itself. */
  static JsonNode toml(String text) {
    try {
      return TOML.readTree(text);
    } catch (JsonProcessingException faulty) {
      throw fault(faulty, "TOML");
    }
  }

  /** Returns the documents of a YAML stream; empty ones are left out. */
  static List<JsonNode> yaml(String text) {
    try {
      refuseAliases(text);
      List<JsonNode> documents = new ArrayList<>();
      try (MappingIterator<JsonNode> all = YAML.readerFor(JsonNode.class).readValues(text)) {
        while (all.hasNextValue()) {
          JsonNode document = all.nextValue();
          if (!document.isNull() && !document.isMissingNode()) {
            documents.add(document);
          }
        }
      }
      return documents;
    } catch (JsonProcessingException faulty) {
      throw fault(faulty, "YAML");
    } catch (IOException impossible) {
      throw new ConversionException("not readable: " + impossible.getMessage());
    }
  }

  // The library reads an alias as the text of its name.
  private static void refuseAliases(String text) throws IOException {
    try (YAMLParser parser = YAML.getFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw new ConversionException(
              "line %d: aliases are not supported"
                  .formatted(parser.currentTokenLocation().getLineNr()));
        }
      }
    }
  }

  private static ConversionException fault(JsonProcessingException faulty, String format) {
    String line =
        faulty.getLocation() == null ? "" : "line " + faulty.getLocation().getLineNr() + ": ";
    return new ConversionException(line + "not readable as " + format);
  }
}
