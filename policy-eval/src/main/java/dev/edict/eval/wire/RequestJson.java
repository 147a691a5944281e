package dev.edict.eval.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads requests in the form of {@code spec/requests.md}; safe for use by several threads. */
public final class RequestJson {

  /** The longest line, in bytes of UTF-8 or UTF-16 units, without its line end. */
  public static final int LONGEST_LINE = 1 << 20;

  private static final int DEEPEST = 64;
  private static final JsonFactory FACTORY = factory();

  private RequestJson() {}

  /**
   * Returns the request that a line holds, or the fault that makes it none.
   *
   * @param line one JSON object, without its line end
   */
  public static RequestLine read(String line) {
    if (line.length() > LONGEST_LINE) {
      return tooLong();
    }
    RequestMembers members = new RequestMembers();
    try (JsonParser parser = FACTORY.createParser(line)) {
      return members.read(new LineCursor(line, parser));
    } catch (JsonProcessingException broken) {
      return new FaultyLine(members.id(), LineFault.MALFORMED_JSON, detail(broken));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
  }

  static FaultyLine tooLong() {
    return new FaultyLine(null, LineFault.MALFORMED_JSON, "the line is longer than 1 mebibyte");
  }

  static FaultyLine notUtf8() {
    return new FaultyLine(null, LineFault.MALFORMED_JSON, "the line is not utf-8");
  }

  // The parser's own message quotes the line, which may hold secrets.
  private static String detail(JsonProcessingException broken) {
    long offset = broken.getLocation() == null ? -1 : broken.getLocation().getCharOffset();
    String place = offset < 0 ? "" : ", at character " + (offset + 1);
    return "the line is not one strict JSON object with distinct members" + place;
  }

  // Interning and the parser's symbol table would let outside names fill memory and collide.
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
        .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_LINE)
                .maxNameLength(LONGEST_LINE)
                .maxStringLength(LONGEST_LINE)
                .build())
        .build();
  }
}
