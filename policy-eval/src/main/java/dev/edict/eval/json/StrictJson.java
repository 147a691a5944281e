package dev.edict.eval.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.edict.dsl.match.Canonical;
import dev.edict.dsl.match.Rejection;
import dev.edict.dsl.match.RejectionCode;
import dev.edict.eval.json.JsonValue.ObjectValue;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads strict JSON. */
public final class StrictJson {

  /** How deep objects and arrays may be nested. */
  public static final int MAX_DEPTH = 64;

  /** How long a text may be, in UTF-16 units. */
  public static final int MAX_LENGTH = 1 << 20;

  /** How long a number may be, in characters. */
  public static final int MAX_NUMBER_LENGTH = 100;

  /** The largest exponent of ten that a number may be written with, whatever its sign. */
  public static final int MAX_EXPONENT = 999;

  // INVARIANT: every JsonReadFeature that widens the syntax is off. Names are neither interned nor
  // shared: that would keep outside text in memory beyond the request. What
  // is bounded here stands behind the bounds of the reader, which says more precisely what is
  // wrong.
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH + 1)
                  .maxNumberLength(MAX_LENGTH)
                  .maxNameLength(MAX_LENGTH)
                  .maxStringLength(MAX_LENGTH)
                  .build())
          .build();

  private StrictJson() {}

  /** Returns the value that {@code text} writes. */
  public static Canonical<JsonValue> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Canonical.rejected(
          RejectionCode.TOO_LONG,
          MAX_LENGTH,
          "the json text has more than " + MAX_LENGTH + " characters");
    }
    int surrogate = JsonText.loneSurrogate(text);
    if (surrogate >= 0) {
      return Canonical.rejected(
          RejectionCode.LONE_SURROGATE, surrogate, "the json text has half of a surrogate pair");
    }
    return read(text);
  }

  /** Returns the object that {@code text} writes; any other value is refused. */
  public static Canonical<ObjectValue> parseObject(String text) {
    return parse(text)
        .flatMap(
            value ->
                value instanceof ObjectValue object
                    ? Canonical.accepted(object)
                    : Canonical.rejected(
                        RejectionCode.NOT_AN_OBJECT, 0, "the json text is not an object"));
  }

  private static Canonical<JsonValue> read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new JsonReader(parser).read();
    } catch (JsonProcessingException malformed) {
      return Canonical.rejected(badJson(malformed, text.length()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }

  // The parser's own message quotes the text, so it is not passed on.
  private static Rejection badJson(JsonProcessingException malformed, int length) {
    long offset = malformed.getLocation() == null ? 0 : malformed.getLocation().getCharOffset();
    int place = (int) Math.max(0, Math.min(offset, length));
    return new Rejection(RejectionCode.BAD_JSON, place, "the text is not strict json", "");
  }
}
