package dev.edict.gateway.rpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Reads and writes trees of strict JSON. */
public final class StrictTree {

  /** How deep objects and arrays may be nested. */
  public static final int MAX_DEPTH = 64;

  private static final int MAX_NUMBER_LENGTH = 100;

  // INVARIANT: every feature that widens the syntax is off, and a member name occurs once. Depth is
  // bounded for reading and writing, which recurse.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(1 << 16)
                  .maxStringLength(1 << 26)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(2 * MAX_DEPTH).build())
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictTree() {}

  /** Returns what makes new nodes. */
  public static JsonNodeFactory nodes() {
    return MAPPER.getNodeFactory();
  }

  /**
   * Returns the text that {@code bytes} are in UTF-8.
   *
   * @throws RpcFault if they are not UTF-8
   */
  public static String decode(byte[] bytes) throws RpcFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new RpcFault(RpcError.PARSE_ERROR, "the message is not UTF-8");
    }
  }

  /**
   * Returns the value that {@code text} writes.
   *
   * @throws RpcFault if the text is not strict JSON
   */
  public static JsonNode read(String text) throws RpcFault {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(text);
    } catch (JsonProcessingException malformed) {
      // Its own message would quote the text.
      throw new RpcFault(RpcError.PARSE_ERROR, "the message is not strict JSON");
    }
    if (tree.isMissingNode()) {
      throw new RpcFault(RpcError.PARSE_ERROR, "the message is empty");
    }
    checkTexts(tree);
    return tree;
  }

  /** Returns the text of a tree, without white space and line breaks. */
  public static String write(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
  }

  private static void checkTexts(JsonNode root) throws RpcFault {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      if (node.isTextual()) {
        checkText(node.textValue());
      }
      for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
        checkName(names.next());
      }
      node.forEach(open::push);
    }
  }

  private static void checkName(String name) throws RpcFault {
    checkText(name);
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        throw new RpcFault(RpcError.PARSE_ERROR, "a member name has a control character");
      }
    }
  }

  private static void checkText(String text) throws RpcFault {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new RpcFault(RpcError.PARSE_ERROR, "a text has the character nul");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new RpcFault(RpcError.PARSE_ERROR, "a text has half of a surrogate pair");
        }
        i++;
      }
    }
  }
}
