package dev.edict.convert.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edict.convert.ConversionException;
import dev.edict.dsl.ast.PolicyDocument;
import dev.edict.dsl.format.PolicyFormatter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * The JSON form of a policy file, both ways. Comments have no place in it; everything else of a
 * tree has exactly one form, so that text to JSON to text gives the same tree.
 *
 * <pre>{@code
 * String json = PolicyJson.write(PolicyParser.parse(source).document());
 * String text = PolicyJson.toText(json);
 * }</pre>
 */
public final class PolicyJson {
  // Each level of brackets in a policy, 64 at most, takes two levels of JSON; the rest of a policy
  // takes a few more.
  private static final int DEEPEST = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          // Numbers stay as they were written.
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private PolicyJson() {}

  /** Returns the JSON form of a tree, lines ended by LF. Spans and comments are left out. */
  public static String write(PolicyDocument document) {
    JsonNode tree = TreeWriter.write(document);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      Separators separators =
          Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(separators).withArrayIndenter(lines).withObjectIndenter(lines));
      MAPPER.writeTree(json, tree);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a string takes every text", impossible);
    }
    return text.append('\n').toString();
  }

  /**
   * Returns the tree that a JSON text describes. Its spans are empty, and it is not checked; {@link
   * #toText} gives a text to check.
   *
   * @throws ConversionException if the text is not strict JSON or not of this form
   */
  public static PolicyDocument read(String json) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (JsonProcessingException faulty) {
      throw new ConversionException(describe(faulty));
    }
    if (tree instanceof ObjectNode root) {
      root.remove("$schema");
    }
    return TreeReader.read(tree);
  }

  /**
   * Returns the policy text that a JSON text describes, formatted.
   *
   * @throws ConversionException if the JSON is not of this form, or no policy text can say it
   */
  public static String toText(String json) {
    PolicyDocument document = read(json);
    try {
      return PolicyFormatter.print(document);
    } catch (IllegalArgumentException unsayable) {
      throw new ConversionException(String.valueOf(unsayable.getMessage()));
    }
  }

  private static String describe(JsonProcessingException faulty) {
    String reason = faulty.getOriginalMessage().lines().findFirst().orElse("not JSON");
    JsonLocation place = faulty.getLocation();
    return place == null
        ? reason
        : "line %d, column %d: %s".formatted(place.getLineNr(), place.getColumnNr(), reason);
  }
}
